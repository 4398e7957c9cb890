INSERT INTO melding (casus, position, id, kind, sender, receiver, date_first, date_last, feedback)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
