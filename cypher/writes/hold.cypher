// Makes the node of each casus where there is none, and locks it until the transaction ends: whoever saves or deletes
// the same casus waits. Setting a property takes the lock; taking it away again leaves the node as it was.
// $ids: [id], in order
UNWIND $ids AS id
MERGE (casus:Casus {id: id})
SET casus.held = true
REMOVE casus.held
