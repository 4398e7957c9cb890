// How often two organisations had contact, casus by casus: contacts in which a hulpverlener of each took part.
// $one: text, registry key, id, or the whole name whatever its case
// $other: text, the same
// columns: casus, one, one_name, other, other_name, contacts, undated, first_day, last_day
// first_day, last_day: first and last possible day of the dated contacts
MATCH (casus:Casus)<-[:PART_OF]-(first:Organisation|OrganisationRecord)
WHERE first.registry = $one OR first.id = $one OR toLower(first.name) = toLower($one)
MATCH (casus)<-[:PART_OF]-(second:Organisation|OrganisationRecord)
WHERE (second.registry = $other OR second.id = $other OR toLower(second.name) = toLower($other))
  AND coalesce(first.registry, first.id) <> coalesce(second.registry, second.id)
MATCH (first)<-[:WORKS_FOR|RECORDED_AS]-(:Hulpverlener)-[:TOOK_PART]->(contact:Contact)
WHERE EXISTS { (contact)<-[:TOOK_PART]-(:Hulpverlener)-[:WORKS_FOR|RECORDED_AS]->(second) }
WITH DISTINCT casus, first, second, contact
WITH
  casus,
  first,
  second,
  count(contact) AS contacts,
  count(CASE WHEN contact.date_first IS NULL THEN 1 END) AS undated,
  min(contact.date_first) AS first_day,
  max(contact.date_last) AS last_day
RETURN
  casus.id AS casus,
  coalesce(first.registry, first.id) AS one,
  first.name AS one_name,
  coalesce(second.registry, second.id) AS other,
  second.name AS other_name,
  contacts,
  undated,
  first_day,
  last_day
ORDER BY casus, one, other, first.id, second.id
