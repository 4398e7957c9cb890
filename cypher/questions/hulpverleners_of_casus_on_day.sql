-- Who serves this gezin on a day: every involvement that the day may lie in, its kind tells what it is.
WITH staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = :casus)
SELECT
  staff.id AS hulpverlener,
  staff.label AS label,
  staff.role AS role,
  staff.organisation AS organisation,
  staff.organisation_name AS organisation_name,
  involvement.gezinslid AS gezinslid,
  involvement.domain AS domain,
  involvement.kind AS kind,
  coalesce(from_last, '') <= :day AND coalesce(until_first, :day) >= :day AS certain,
  involvement.id AS involvement
FROM involvement
JOIN staff ON staff.id = involvement.hulpverlener
WHERE involvement.casus = :casus
  AND coalesce(from_first, '') <= :day
  AND coalesce(until_last, :day) >= :day
ORDER BY hulpverlener, gezinslid, domain, involvement
