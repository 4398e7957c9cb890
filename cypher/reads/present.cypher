// Which of the casussen are saved already; the node of another was made a moment ago.
// $ids: [id]
UNWIND $ids AS id
MATCH (casus:Casus {id: id})
WHERE casus.version IS NOT NULL
RETURN casus.id AS id
