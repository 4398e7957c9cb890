INSERT INTO reference (edition) VALUES (?)
