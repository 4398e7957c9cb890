// Which inspections and other supervisors stand over the organisations that serve this gezin on a day (multi-toezicht).
// $casus: text, id of the casus
// $day: day
// columns: supervisor, supervisor_name, supervisor_kind, organisation, organisation_name, organisation_type, hulpverleners, certain
// supervisor: null when the reference data name none for this type of organisation; hulpverleners: how many serve the gezin;
// certain: false when only part dates make somebody there serve the gezin on the day
MATCH (casus:Casus {id: $casus})<-[:PART_OF]-(involvement:Involvement)<-[:HAS]-(hulpverlener:Hulpverlener)
WHERE (involvement.from_first IS NULL OR involvement.from_first <= $day)
  AND (involvement.until_last IS NULL OR $day <= involvement.until_last)
MATCH (hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(casus)
WITH employer, count(DISTINCT hulpverlener) AS hulpverleners, max(CASE
  WHEN involvement.from_last > $day OR involvement.until_first < $day THEN 0
  ELSE 1
END) AS certain
OPTIONAL MATCH (:OrganisationType {id: employer.type})-[:SUPERVISED_BY]->(supervisor:Supervisor)
RETURN
  supervisor.id AS supervisor,
  supervisor.name AS supervisor_name,
  supervisor.kind AS supervisor_kind,
  coalesce(employer.registry, employer.id) AS organisation,
  employer.name AS organisation_name,
  employer.type AS organisation_type,
  hulpverleners,
  certain = 1 AS certain
ORDER BY supervisor IS NULL, supervisor, organisation, employer.id
