// In which casussen an organisation is involved: by its registry key, or by a part of its name, whatever its case.
// $organisation: text, as agb:01234567 or Veilig Thuis
// columns: casus, title, organisation, organisation_name, organisation_type, hulpverleners, recorded_as
// organisation: its registry key, the same in every casus, else its id; hulpverleners: how many of them the casus names
MATCH (organisation:Organisation|OrganisationRecord)-[:PART_OF]->(casus:Casus)
WHERE organisation.registry = $organisation OR toLower(organisation.name) CONTAINS toLower($organisation)
RETURN
  casus.id AS casus,
  casus.title AS title,
  coalesce(organisation.registry, organisation.id) AS organisation,
  organisation.name AS organisation_name,
  organisation.type AS organisation_type,
  COUNT { (organisation)<-[:WORKS_FOR|RECORDED_AS]-(:Hulpverlener) } AS hulpverleners,
  organisation.id AS recorded_as
ORDER BY casus, recorded_as
