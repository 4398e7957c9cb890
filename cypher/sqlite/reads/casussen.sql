-- The casussen that fit, in order of id. vangnet gives a `lower` that knows more letters than that of SQLite itself.
SELECT
  casus.id,
  casus.title,
  casus.municipality,
  (SELECT json_group_array(theme) FROM (SELECT theme FROM theme WHERE theme.casus = casus.key ORDER BY position)),
  document.version,
  document.hash,
  document.saved_at
FROM casus
JOIN document ON document.casus = casus.key AND document.version = casus.version
WHERE (:text IS NULL OR instr(lower(casus.id), lower(:text)) > 0 OR instr(lower(casus.title), lower(:text)) > 0)
  AND (:theme IS NULL OR EXISTS (SELECT 1 FROM theme WHERE theme.casus = casus.key AND theme.theme = :theme))
  AND (:municipality IS NULL OR casus.municipality = :municipality)
ORDER BY casus.id
LIMIT :limit OFFSET :offset
