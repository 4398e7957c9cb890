// Takes away a casus of which the parts are gone, its earlier versions, and what was said of its findings.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
OPTIONAL MATCH (kept:CasusVersion|Explanation)-[:VERSION_OF|SAID_OF]->(casus)
DETACH DELETE kept, casus
