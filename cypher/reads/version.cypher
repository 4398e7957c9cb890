// An earlier version of a casus.
// $id: id of the casus
// $version: its number
MATCH (version:CasusVersion {version: $version})-[:VERSION_OF]->(:Casus {id: $id})
RETURN version.document AS document
