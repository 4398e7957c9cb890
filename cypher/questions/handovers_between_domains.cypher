// The recorded handovers from one domain to another, over all casussen, with what became of them.
// $from_domain: text, id of a domain, as jeugd
// $to_domain: text, id of a domain
// columns: casus, handover, type, sender, receiver, mode, outcome, sent_first, sent_last, accepted_first, accepted_last
// receiver: a hulpverlener or an organisation, null when none is recorded; dates: first and last possible day
MATCH (:Domain {id: $from_domain})<-[:FROM_DOMAIN]-(handover:Handover)-[:TO_DOMAIN]->(:Domain {id: $to_domain})
MATCH (handover)-[:PART_OF]->(casus:Casus)
MATCH (handover)-[:FROM]->(sender:Hulpverlener)
OPTIONAL MATCH (handover)-[:TO]->(receiver)
RETURN
  casus.id AS casus,
  handover.id AS handover,
  handover.type AS type,
  sender.id AS sender,
  receiver.id AS receiver,
  handover.mode AS mode,
  handover.outcome AS outcome,
  handover.sent_first AS sent_first,
  handover.sent_last AS sent_last,
  handover.accepted_first AS accepted_first,
  handover.accepted_last AS accepted_last
ORDER BY casus, handover
