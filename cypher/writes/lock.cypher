// Locks a casus until the transaction ends, and tells whether it is there. Nothing of it changes.
// $id: id of the casus
MATCH (casus:Casus {id: $id})
REMOVE casus.held
RETURN count(casus) AS found
