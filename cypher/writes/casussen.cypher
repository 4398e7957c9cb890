// Writes whole casussen of which the nodes are there and hold nothing yet.
// $casussen: [properties of the node of the casus]
// $domains, $organisations: [id] of what they share with other casussen
// $nodes: [[label, properties]]
// $relationships: [[origin, type, target]]; both are places in casussen + domains + organisations + nodes
CALL () {
  UNWIND range(0, size($casussen) - 1) AS place
  MATCH (node:Casus {id: $casussen[place].id})
  SET node = $casussen[place]
  WITH place, node ORDER BY place
  RETURN collect(node) AS casussen
}
CALL () {
  UNWIND range(0, size($domains) - 1) AS place
  MERGE (node:Domain {id: $domains[place]})
  WITH place, node ORDER BY place
  RETURN collect(node) AS domains
}
CALL () {
  UNWIND range(0, size($organisations) - 1) AS place
  MERGE (node:Organisation {id: $organisations[place]})
  SET node.registry = node.id
  WITH place, node ORDER BY place
  RETURN collect(node) AS organisations
}
CALL () {
  UNWIND range(0, size($nodes) - 1) AS place
  WITH place, $nodes[place] AS row
  CREATE (node:$(row[0]))
  SET node = row[1]
  WITH place, node ORDER BY place
  RETURN collect(node) AS nodes
}
WITH casussen + domains + organisations + nodes AS nodes
UNWIND $relationships AS row
WITH nodes[row[0]] AS origin, row[1] AS type, nodes[row[2]] AS target
CREATE (origin)-[:$(type)]->(target)
