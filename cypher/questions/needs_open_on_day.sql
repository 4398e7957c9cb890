-- Which needs are open on a day, over all casussen, the longest wait first.
SELECT
  casus.id AS casus,
  need.gezinslid AS gezinslid,
  need.domain AS domain,
  organisation.id AS waiting_at,
  organisation.name AS waiting_at_name,
  need.from_first AS from_first,
  need.from_last AS from_last,
  CAST(julianday(:day) - julianday(need.from_first) AS INTEGER) AS days,
  coalesce(need.from_last, '') <= :day AND coalesce(need.until_first, :day) >= :day AS certain,
  casus.id || '/needs[' || need.position || ']' AS need
FROM need
JOIN casus ON casus.key = need.casus
LEFT JOIN organisation ON organisation.casus = need.casus AND organisation.position = need.waiting_at
WHERE (:domain IS NULL OR need.domain = :domain)
  AND coalesce(need.from_first, '') <= :day
  AND coalesce(need.until_last, :day) >= :day
ORDER BY need.from_first IS NULL, need.from_first, casus.id, casus.id || '/needs[' || need.position || ']'
