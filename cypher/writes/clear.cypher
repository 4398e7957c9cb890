// Takes away everything that is part of a casus, and gives the registered organisations that it named.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
WITH casus, COLLECT {
  MATCH (casus)<-[:PART_OF]-(record:OrganisationRecord)
  RETURN DISTINCT record.registry AS registry ORDER BY registry
} AS registries
OPTIONAL MATCH (casus)<-[:PART_OF]-(node)
DETACH DELETE node
RETURN DISTINCT registries
