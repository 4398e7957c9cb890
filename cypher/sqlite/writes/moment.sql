INSERT INTO moment (text, first, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
