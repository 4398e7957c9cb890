INSERT INTO organisation_pair (casus, one, other, contacts, undated, first_day, last_day)
VALUES (?, ?, ?, ?, ?, ?, ?)
