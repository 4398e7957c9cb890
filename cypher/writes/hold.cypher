// Makes the node of each casus where there is none, locks it until the transaction ends, and tells which were saved before.
// Writers take turns: they share domains and organisations, and would else wait for each other in a circle. Who comes here
// waits until the transaction before it ends. Setting a property takes a lock; taking it away again leaves the node as it was.
// $ids: [id], in order
MERGE (turn:Domain {id: 'jeugd'})
SET turn.held = true
REMOVE turn.held
WITH turn
UNWIND $ids AS id
MERGE (casus:Casus {id: id})
SET casus.held = true
REMOVE casus.held
RETURN casus.id AS id, casus.version IS NOT NULL AS is_saved
