// The earlier versions of a casus, newest first.
// $id: id of the casus
MATCH (version:CasusVersion)-[:VERSION_OF]->(:Casus {id: $id})
RETURN version.version AS version, version.hash AS hash, version.saved_at AS saved_at, version.facts AS facts
ORDER BY version DESC
