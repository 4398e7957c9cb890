// Everything of one casus: its own properties, and of every node that is part of it the labels, the properties and
// the relationships that start there, as type, labels and id of the target.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
WHERE casus.version IS NOT NULL
RETURN
  properties(casus) AS casus,
  COLLECT {
    MATCH (casus)<-[:PART_OF]-(node)
    RETURN [
      labels(node),
      properties(node),
      COLLECT {
        MATCH (node)-[relationship]->(target)
        WHERE type(relationship) <> 'PART_OF'
        RETURN [type(relationship), labels(target), target.id]
      }
    ]
  } AS nodes
