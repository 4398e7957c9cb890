INSERT INTO supervision (type, supervisor) VALUES (?, ?)
