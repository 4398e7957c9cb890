-- In which casussen an organisation is involved: by its registry key, its id in one casus, or a part of its name, whatever its case.
-- vangnet gives a `lower` that knows more letters than that of SQLite itself.
SELECT
  casus.id AS casus,
  casus.title AS title,
  organisation.id AS organisation,
  organisation.name AS organisation_name,
  organisation.type AS organisation_type,
  organisation.hulpverleners AS hulpverleners,
  organisation.recorded_as AS recorded_as
FROM organisation
JOIN casus ON casus.key = organisation.casus
WHERE organisation.id IN (
    SELECT id FROM organisation WHERE id = :organisation OR recorded_as = :organisation
  )
  OR instr(lower(organisation.name), lower(:organisation)) > 0
ORDER BY casus.id, organisation.recorded_as
