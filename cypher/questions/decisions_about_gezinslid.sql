-- What was decided about a gezinslid, by whom, in order of time.
WITH asked AS (SELECT substr(:gezinslid, 1, instr(:gezinslid, '/') - 1) AS casus),
staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = (SELECT casus FROM asked))
SELECT
  decision.id AS decision,
  decision.kind AS kind,
  decision.date_first AS date_first,
  decision.date_last AS date_last,
  staff.id AS hulpverlener,
  staff.label AS label,
  staff.role AS role,
  staff.organisation_name AS organisation_name
FROM decision
JOIN staff ON staff.id = decision.hulpverlener
WHERE decision.casus = (SELECT casus FROM asked)
  AND EXISTS (SELECT 1 FROM json_each(decision.gezinsleden) AS about WHERE decision.prefix || about.value = :gezinslid)
ORDER BY decision.date_first IS NULL, decision.date_first, decision.date_last, decision.id
