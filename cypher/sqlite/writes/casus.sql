-- Puts a casus in place, or gives it a new version; gives its key.
INSERT INTO casus (id, version, title, municipality)
VALUES (:id, :version, :title, :municipality)
ON CONFLICT (id) DO UPDATE SET version = :version, title = :title, municipality = :municipality
RETURNING key
