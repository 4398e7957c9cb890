// The meldingen of which the melder heard nothing back, or of which that is not known.
// $casus: text, id of a casus; null = all casussen
// columns: casus, melding, kind, date_first, date_last, sender, receiver, feedback
// feedback: none (the file says so) or unknown; receiver: a hulpverlener or an organisation, null when none is recorded
MATCH (melding:Melding)-[:PART_OF]->(casus:Casus)
WHERE ($casus IS NULL OR casus.id = $casus) AND melding.feedback_first IS NULL
MATCH (melding)-[:FROM]->(sender:Hulpverlener)
OPTIONAL MATCH (melding)-[:TO]->(receiver)
RETURN
  casus.id AS casus,
  melding.id AS melding,
  melding.kind AS kind,
  melding.date_first AS date_first,
  melding.date_last AS date_last,
  sender.id AS sender,
  receiver.id AS receiver,
  CASE WHEN 'feedback' IN melding.recorded_none THEN 'none' ELSE 'unknown' END AS feedback
ORDER BY casus, melding
