// Which hulpverleners knew a signaal, since when, and by which route. Whoever shares it, and whoever takes part in a contact,
// handover or melding that carried it, knew it from that date. An organisation to which it was sent is nobody yet.
// $signaal: text, id of the signaal, as gezin-linde/s1
// $day: day; null = everything that is recorded; else only what was known on that day at the latest, undated facts too
// columns: hulpverlener, label, role, organisation_name, since_first, since_last, route, fact
// route: known_by, shared, contact, handover or melding
MATCH (signaal:Signaal {id: $signaal})
CALL (signaal) {
  MATCH (signaal)<-[:OF]-(fact:Knowledge)<-[:HAS]-(hulpverlener:Hulpverlener)
  RETURN hulpverlener, fact, 'known_by' AS route, fact.since_first AS since_first, fact.since_last AS since_last
  UNION
  MATCH (signaal)<-[:OF]-(fact:Share)-[:FROM|TO]->(hulpverlener:Hulpverlener)
  RETURN hulpverlener, fact, 'shared' AS route, fact.date_first AS since_first, fact.date_last AS since_last
  UNION
  MATCH (signaal)<-[:CARRIED]-(fact:Contact)<-[:TOOK_PART]-(hulpverlener:Hulpverlener)
  RETURN hulpverlener, fact, 'contact' AS route, fact.date_first AS since_first, fact.date_last AS since_last
  UNION
  MATCH (signaal)<-[:CARRIED]-(fact:Handover)-[:FROM|TO]->(hulpverlener:Hulpverlener)
  RETURN hulpverlener, fact, 'handover' AS route, fact.sent_first AS since_first, fact.sent_last AS since_last
  UNION
  MATCH (signaal)<-[:CARRIED]-(fact:Melding)-[:FROM|TO]->(hulpverlener:Hulpverlener)
  RETURN hulpverlener, fact, 'melding' AS route, fact.date_first AS since_first, fact.date_last AS since_last
}
WITH hulpverlener, fact, route, since_first, since_last
WHERE $day IS NULL OR since_first IS NULL OR since_first <= $day
MATCH (hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(:Casus)
RETURN
  hulpverlener.id AS hulpverlener,
  hulpverlener.label AS label,
  hulpverlener.role AS role,
  employer.name AS organisation_name,
  since_first,
  since_last,
  route,
  fact.id AS fact
ORDER BY since_first IS NULL, since_first, since_last, hulpverlener, route, fact
