// Writers take turns: they share domains and organisations, and would else wait for each other in a circle. Who comes
// here waits until the transaction before it ends. Setting a property takes the lock; taking it away leaves the node as it was.
MERGE (turn:Domain {id: 'jeugd'})
SET turn.held = true
REMOVE turn.held
