// The handovers that were sent and of which no acceptance is recorded on a day, over all casussen, the oldest first.
// $day: day
// $casus: text, id of a casus; null = all casussen
// columns: casus, handover, type, sender, receiver, outcome, sent_first, sent_last, days
// outcome: as it was known on the day, one without a date of its own came with the acceptance; days: since the first possible day of sending
MATCH (handover:Handover)-[:PART_OF]->(casus:Casus)
WHERE ($casus IS NULL OR casus.id = $casus) AND handover.sent_first <= $day
WITH casus, handover, CASE
  WHEN coalesce(handover.outcome_date_first, handover.accepted_first) > $day THEN null
  ELSE handover.outcome
END AS outcome
WHERE (handover.accepted_first IS NULL OR handover.accepted_first > $day) AND coalesce(outcome, '') <> 'accepted'
MATCH (handover)-[:FROM]->(sender:Hulpverlener)
OPTIONAL MATCH (handover)-[:TO]->(receiver)
RETURN
  casus.id AS casus,
  handover.id AS handover,
  handover.type AS type,
  sender.id AS sender,
  receiver.id AS receiver,
  outcome,
  handover.sent_first AS sent_first,
  handover.sent_last AS sent_last,
  duration.inDays(handover.sent_first, $day).days AS days
ORDER BY sent_first, casus, handover
