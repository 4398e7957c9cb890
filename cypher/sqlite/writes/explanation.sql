-- Adds what somebody said to what was said before; no row when there is no such casus.
INSERT INTO explanation (casus, number, finding, kind, said_by, reason, said_at)
SELECT
  casus.key,
  1 + coalesce((SELECT max(number) FROM explanation WHERE explanation.casus = casus.key), 0),
  :finding,
  :kind,
  :by,
  :reason,
  :at
FROM casus
WHERE casus.id = :casus
