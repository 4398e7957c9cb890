-- The severe signalen about a gezinslid that are open on a day: no decision to scale up, to take a measure or to place out of
-- home about the same gezinslid came on or after the signaal and on or before the day.
WITH asked AS (SELECT substr(:gezinslid, 1, instr(:gezinslid, '/') - 1) AS casus),
closing AS MATERIALIZED (
  SELECT date_first
  FROM decision
  WHERE casus = (SELECT casus FROM asked)
    AND kind IN ('opschalen', 'maatregel', 'uithuisplaatsing')
    AND date_first <= :day
    AND (
      coalesce(json_array_length(gezinsleden), 0) = 0
      OR EXISTS (SELECT 1 FROM json_each(gezinsleden) AS about WHERE prefix || about.value = :gezinslid)
    )
)
SELECT
  signaal.id AS signaal,
  signaal.kind AS kind,
  signaal.text AS text,
  signaal.date_first AS date_first,
  signaal.date_last AS date_last,
  signaal.date_last IS NOT NULL AND signaal.date_last <= :day AS certain
FROM signaal
WHERE signaal.casus = (SELECT casus FROM asked)
  AND signaal.severity = 'severe'
  AND coalesce(signaal.date_first, '') <= :day
  AND EXISTS (SELECT 1 FROM json_each(signaal.gezinsleden) AS about WHERE signaal.prefix || about.value = :gezinslid)
  AND NOT EXISTS (SELECT 1 FROM closing WHERE closing.date_first >= coalesce(signaal.date_last, ''))
ORDER BY signaal.date_first IS NULL, signaal.date_first, signaal.date_last, signaal.id
