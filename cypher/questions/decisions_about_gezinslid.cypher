// What was decided about a gezinslid, by whom, in order of time.
// $gezinslid: text, id of the gezinslid, as gezin-linde/kind-1
// columns: decision, kind, date_first, date_last, hulpverlener, label, role, organisation_name
// Only decisions that name the gezinslid; undated ones come last
MATCH (:Gezinslid {id: $gezinslid})<-[:ABOUT]-(decision:Decision)-[:BY]->(hulpverlener:Hulpverlener)
MATCH (hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(:Casus)
RETURN
  decision.id AS decision,
  decision.kind AS kind,
  decision.date_first AS date_first,
  decision.date_last AS date_last,
  hulpverlener.id AS hulpverlener,
  hulpverlener.label AS label,
  hulpverlener.role AS role,
  employer.name AS organisation_name
ORDER BY date_first IS NULL, date_first, date_last, decision
