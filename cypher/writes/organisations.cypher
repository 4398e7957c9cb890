// Registered organisations after a change: gone when no casus names them any more; else with the name and the type that
// the first casus gives (in order of id), and active in the domains that any casus gives.
// $registries: [registry key], in order
// $active: [[registry key, domain]] that are new
CALL () {
  UNWIND $active AS row
  MATCH (organisation:Organisation {id: row[0]})
  MATCH (domain:Domain {id: row[1]})
  MERGE (organisation)-[:ACTIVE_IN]->(domain)
  RETURN count(*) AS rows
}
UNWIND $registries AS registry
MATCH (organisation:Organisation {id: registry})
WITH organisation, COLLECT {
  MATCH (record:OrganisationRecord)
  WHERE record.registry = organisation.registry AND record.id > ''
  RETURN record ORDER BY record.registry, record.id LIMIT 1
} AS first
FOREACH (gone IN CASE WHEN size(first) = 0 THEN [organisation] ELSE [] END | DETACH DELETE gone)
WITH organisation, first
WHERE size(first) = 1
SET organisation.name = first[0].name, organisation.type = first[0].type
WITH organisation
CALL (organisation) {
  MATCH (organisation)-[active:ACTIVE_IN]->(domain)
  WHERE NOT EXISTS { (organisation)<-[:OF]-(:OrganisationRecord)-[:ACTIVE_IN]->(domain) }
  DELETE active
}
