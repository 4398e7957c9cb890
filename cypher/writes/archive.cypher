// Keeps what a casus was before it is replaced.
// $id: id of the casus
// $properties: of the version
MATCH (casus:Casus {id: $id})
CREATE (version:CasusVersion)-[:VERSION_OF]->(casus)
SET version = $properties
