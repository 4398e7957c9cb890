-- How often two organisations had contact, casus by casus: contacts in which a hulpverlener of each took part.
WITH one AS MATERIALIZED (
  SELECT * FROM organisation WHERE id = :one OR recorded_as = :one OR lower(name) = lower(:one)
),
other AS MATERIALIZED (
  SELECT * FROM organisation WHERE id = :other OR recorded_as = :other OR lower(name) = lower(:other)
)
SELECT
  casus.id AS casus,
  one.id AS one,
  one.name AS one_name,
  other.id AS other,
  other.name AS other_name,
  pair.contacts AS contacts,
  pair.undated AS undated,
  pair.first_day AS first_day,
  pair.last_day AS last_day
FROM one
JOIN other ON other.casus = one.casus AND other.id <> one.id
JOIN organisation_pair AS pair
  ON pair.casus = one.casus
  AND pair.one = min(one.position, other.position)
  AND pair.other = max(one.position, other.position)
JOIN casus ON casus.key = one.casus
ORDER BY casus.id, one.id, other.id, one.recorded_as, other.recorded_as
