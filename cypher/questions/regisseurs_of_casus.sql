-- Who had regie around this gezin, in order of time; from the list of regie and from the involvements.
WITH staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = :casus),
fact AS MATERIALIZED (
  SELECT id, hulpverlener, kind, from_first, from_last, until_first, until_last, until_type
  FROM regie
  WHERE casus = :casus
  UNION ALL
  SELECT id, hulpverlener, regie, from_first, from_last, until_first, until_last, until_type
  FROM involvement
  WHERE casus = :casus AND regie IS NOT NULL
)
SELECT
  fact.hulpverlener AS hulpverlener,
  staff.label AS label,
  staff.role AS role,
  staff.organisation_name AS organisation_name,
  fact.kind AS kind,
  fact.from_first AS from_first,
  fact.from_last AS from_last,
  fact.until_first AS until_first,
  fact.until_last AS until_last,
  CASE until_type WHEN 'text' THEN 'ended' WHEN 'null' THEN 'going_on' ELSE 'unknown' END AS state,
  fact.id AS fact
FROM fact
JOIN staff ON staff.id = fact.hulpverlener
ORDER BY fact.from_first IS NOT NULL, fact.from_first, fact.from_last, fact.id
