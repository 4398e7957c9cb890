// Adds what somebody said of a finding to what was said before; the casus is locked.
// $id: id of the casus
// $properties: finding, kind, by, reason, at
MATCH (casus:Casus {id: $id})
CALL (casus) {
  OPTIONAL MATCH (earlier:Explanation)-[:SAID_OF]->(casus)
  RETURN coalesce(max(earlier.number), 0) + 1 AS number
}
CREATE (explanation:Explanation)-[:SAID_OF]->(casus)
SET explanation = $properties, explanation.number = number, explanation.id = $id + '/explanation-' + number
