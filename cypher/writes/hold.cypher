// Makes the node of each casus where there is none, and locks it until the transaction ends: whoever saves or deletes
// the same casus waits. Taking away a property that is never there changes nothing.
// $ids: [id], in order
UNWIND $ids AS id
MERGE (casus:Casus {id: id})
REMOVE casus.held
