// How often two organisations had contact, casus by casus: contacts in which a hulpverlener of each took part.
// $one: text, registry key, id, or the whole name whatever its case
// $other: text, the same
// columns: casus, one, one_name, other, other_name, contacts, undated, first_day, last_day
// first_day, last_day: first and last possible day of the dated contacts
MATCH (casus:Casus)<-[:PART_OF]-(one:Organisation|OrganisationRecord)
WHERE one.registry = $one OR one.id = $one OR toLower(one.name) = toLower($one)
MATCH (casus)<-[:PART_OF]-(other:Organisation|OrganisationRecord)
WHERE (other.registry = $other OR other.id = $other OR toLower(other.name) = toLower($other))
  AND coalesce(one.registry, one.id) <> coalesce(other.registry, other.id)
MATCH (one)<-[:WORKS_FOR|RECORDED_AS]-(:Hulpverlener)-[:TOOK_PART]->(contact:Contact)
WHERE EXISTS { (contact)<-[:TOOK_PART]-(:Hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(other) }
WITH DISTINCT casus, one, other, contact
RETURN
  casus.id AS casus,
  coalesce(one.registry, one.id) AS one,
  one.name AS one_name,
  coalesce(other.registry, other.id) AS other,
  other.name AS other_name,
  count(contact) AS contacts,
  count(CASE WHEN contact.date_first IS NULL THEN 1 END) AS undated,
  min(contact.date_first) AS first_day,
  max(contact.date_last) AS last_day
ORDER BY casus, one, other, one.id, other.id
