-- How many casussen fit; as casussen.sql.
SELECT count(*)
FROM casus
WHERE (:text IS NULL OR instr(lower(casus.id), lower(:text)) > 0 OR instr(lower(casus.title), lower(:text)) > 0)
  AND (:theme IS NULL OR EXISTS (SELECT 1 FROM theme WHERE theme.casus = casus.key AND theme.theme = :theme))
  AND (:municipality IS NULL OR casus.municipality = :municipality)
