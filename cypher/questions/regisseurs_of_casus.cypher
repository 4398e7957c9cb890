// Who had regie around this gezin, in order of time; from the list of regie and from the involvements.
// $casus: text, id of the casus
// columns: hulpverlener, label, role, organisation_name, kind, from_first, from_last, until_first, until_last, state, fact
// state: ended, going_on (the file says so) or unknown; dates: first and last possible day
MATCH (:Casus {id: $casus})<-[:PART_OF]-(fact:Regie|Involvement)
WHERE fact:Regie OR fact.regie IS NOT NULL
MATCH (hulpverlener:Hulpverlener)-[:HAS]->(fact)
MATCH (hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(:Casus)
RETURN
  hulpverlener.id AS hulpverlener,
  hulpverlener.label AS label,
  hulpverlener.role AS role,
  employer.name AS organisation_name,
  coalesce(fact.regie, fact.kind) AS kind,
  fact.from_first AS from_first,
  fact.from_last AS from_last,
  fact.until_first AS until_first,
  fact.until_last AS until_last,
  CASE
    WHEN fact.until_first IS NOT NULL THEN 'ended'
    WHEN 'until' IN fact.recorded_none THEN 'going_on'
    ELSE 'unknown'
  END AS state,
  fact.id AS fact
ORDER BY from_first IS NOT NULL, from_first, from_last, fact
