-- The handovers that were sent and of which no acceptance is recorded on a day, over all casussen, the oldest first.
WITH sent AS (
  SELECT *, CASE
    WHEN coalesce(outcome_first, accepted_first) > :day THEN NULL
    ELSE outcome
  END AS known_outcome
  FROM handover
  WHERE sent_first <= :day
)
SELECT
  casus.id AS casus,
  sent.id AS handover,
  sent.type AS type,
  sent.sender AS sender,
  sent.receiver AS receiver,
  sent.known_outcome AS outcome,
  sent.sent_first AS sent_first,
  sent.sent_last AS sent_last,
  CAST(julianday(:day) - julianday(sent.sent_first) AS INTEGER) AS days
FROM sent
JOIN casus ON casus.key = sent.casus
WHERE (:casus IS NULL OR casus.id = :casus)
  AND (sent.accepted_first IS NULL OR sent.accepted_first > :day)
  AND coalesce(sent.known_outcome, '') <> 'accepted'
ORDER BY sent.sent_first, casus.id, sent.id
