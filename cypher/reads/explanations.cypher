// What was said of findings of a casus, in that order; no row when there is no such casus.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
WHERE casus.version IS NOT NULL
RETURN COLLECT {
  MATCH (explanation:Explanation)-[:SAID_OF]->(casus)
  WITH explanation ORDER BY explanation.number
  RETURN explanation {.finding, .kind, .by, .reason, .at}
} AS explanations
