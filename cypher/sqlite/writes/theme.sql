INSERT INTO theme (casus, position, theme) VALUES (?, ?, ?)
