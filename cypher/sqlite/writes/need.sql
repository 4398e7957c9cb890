INSERT INTO need (casus, position, gezinslid, domain, waiting_at, from_first, from_last, until_first, until_last)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
