// Who serves this gezin on a day: every involvement that the day may lie in, its kind tells what it is.
// $casus: text, id of the casus
// $day: day
// columns: hulpverlener, label, role, organisation, organisation_name, gezinslid, domain, kind, certain, involvement
// certain: false when only a part date (a month, a year) makes the day fall in it; an absent `from` or `until` does not bound it
MATCH (:Casus {id: $casus})<-[:PART_OF]-(involvement:Involvement)
WHERE (involvement.from_first IS NULL OR involvement.from_first <= $day)
  AND (involvement.until_last IS NULL OR $day <= involvement.until_last)
MATCH (hulpverlener:Hulpverlener)-[:HAS]->(involvement)-[:FOR]->(gezinslid:Gezinslid)
MATCH (involvement)-[:IN_DOMAIN]->(domain:Domain)
MATCH (hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(:Casus)
RETURN
  hulpverlener.id AS hulpverlener,
  hulpverlener.label AS label,
  hulpverlener.role AS role,
  coalesce(employer.registry, employer.id) AS organisation,
  employer.name AS organisation_name,
  gezinslid.id AS gezinslid,
  domain.id AS domain,
  involvement.kind AS kind,
  (involvement.from_last IS NULL OR involvement.from_last <= $day)
    AND (involvement.until_first IS NULL OR $day <= involvement.until_first) AS certain,
  involvement.id AS involvement
ORDER BY hulpverlener, gezinslid, domain, involvement
