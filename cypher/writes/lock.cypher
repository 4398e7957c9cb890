// Locks a casus until the transaction ends, and tells whether it is there; it is left as it was.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
SET casus.held = true
REMOVE casus.held
RETURN count(casus) AS found
