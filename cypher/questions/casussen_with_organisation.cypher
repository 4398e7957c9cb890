// In which casussen an organisation is involved: by its registry key, its id in one casus, or a part of its name, whatever its case.
// $organisation: text, as agb:01234567, gezin-linde/wijkteam or Veilig Thuis
// columns: casus, title, organisation, organisation_name, organisation_type, hulpverleners, recorded_as
// organisation: its registry key, the same in every casus, else its id; hulpverleners: how many of them the casus names
OPTIONAL MATCH (meant:OrganisationRecord {id: $organisation})
WITH coalesce(meant.registry, $organisation) AS key
MATCH (organisation:Organisation|OrganisationRecord)-[:PART_OF]->(casus:Casus)
WHERE organisation.registry = key
  OR organisation.id = key
  OR toLower(organisation.name) CONTAINS toLower($organisation)
RETURN
  casus.id AS casus,
  casus.title AS title,
  coalesce(organisation.registry, organisation.id) AS organisation,
  organisation.name AS organisation_name,
  organisation.type AS organisation_type,
  COUNT { (organisation)<-[:WORKS_FOR|RECORDED_AS]-(:Hulpverlener) } AS hulpverleners,
  organisation.id AS recorded_as
ORDER BY casus, recorded_as
