// Takes away a casus of which the parts are gone, and its earlier versions.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
OPTIONAL MATCH (version:CasusVersion)-[:VERSION_OF]->(casus)
DETACH DELETE version, casus
