-- The recorded handovers from one domain to another, over all casussen, with what became of them.
SELECT
  casus.id AS casus,
  handover.id AS handover,
  handover.type AS type,
  handover.sender AS sender,
  handover.receiver AS receiver,
  handover.mode AS mode,
  handover.outcome AS outcome,
  handover.sent_first AS sent_first,
  handover.sent_last AS sent_last,
  handover.accepted_first AS accepted_first,
  handover.accepted_last AS accepted_last
FROM handover
JOIN casus ON casus.key = handover.casus
WHERE handover.from_domain = :from_domain AND handover.to_domain = :to_domain
ORDER BY casus.id, handover.id
