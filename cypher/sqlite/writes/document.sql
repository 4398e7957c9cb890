INSERT INTO document (casus, version, hash, saved_at, facts, text) VALUES (?, ?, ?, ?, ?, ?)
