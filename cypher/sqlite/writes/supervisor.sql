INSERT INTO supervisor (id, kind, name) VALUES (?, ?, ?)
