-- Which inspections and other supervisors stand over the organisations that serve this gezin on a day (multi-toezicht).
WITH staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = :casus),
active AS MATERIALIZED (
  SELECT
    staff.organisation AS id,
    staff.organisation_name AS name,
    staff.organisation_type AS type,
    staff.organisation_position AS position,
    count(DISTINCT staff.id) AS hulpverleners,
    max(coalesce(from_last, '') <= :day AND coalesce(until_first, :day) >= :day) AS certain
  FROM involvement
  JOIN staff ON staff.id = involvement.hulpverlener
  WHERE involvement.casus = :casus
    AND coalesce(from_first, '') <= :day
    AND coalesce(until_last, :day) >= :day
  GROUP BY staff.organisation_position
)
SELECT
  supervisor.id AS supervisor,
  supervisor.name AS supervisor_name,
  supervisor.kind AS supervisor_kind,
  active.id AS organisation,
  active.name AS organisation_name,
  active.type AS organisation_type,
  active.hulpverleners AS hulpverleners,
  active.certain AS certain
FROM active
JOIN casus ON casus.id = :casus
JOIN organisation ON organisation.casus = casus.key AND organisation.position = active.position
LEFT JOIN supervision ON supervision.type = active.type
LEFT JOIN supervisor ON supervisor.id = supervision.supervisor
ORDER BY supervisor.id IS NULL, supervisor.id, active.id, organisation.recorded_as
