INSERT INTO organisation (casus, position, local_id, recorded_as, id, name, type, hulpverleners)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
