// The domains, and who supervises which type of organisation.
// $edition: text that changes with the rows
// $domains: [id]
// $supervisors: [{id, kind, name}]
// $types: [{id, supervisors: [id]}]
FOREACH (id IN $domains | MERGE (:Domain {id: id}))
FOREACH (row IN $supervisors |
  MERGE (supervisor:Supervisor {id: row.id})
  SET supervisor.kind = row.kind, supervisor.name = row.name
)
WITH 1 AS once
UNWIND $types AS row
MERGE (type:OrganisationType {id: row.id})
SET type.edition = $edition
WITH type, row
OPTIONAL MATCH (type)-[old:SUPERVISED_BY]->()
DELETE old
WITH DISTINCT type, row
UNWIND row.supervisors AS id
MATCH (supervisor:Supervisor {id: id})
MERGE (type)-[:SUPERVISED_BY]->(supervisor)
