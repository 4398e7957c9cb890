// Who serves the same gezinsleden as this hulpverlener on a day, and which contacts are recorded between the two up to that day.
// $hulpverlener: text, id of the hulpverlener, as gezin-linde/hv-1
// $day: day
// columns: colleague, label, role, organisation_name, gezinsleden, contacts, last_contact, certain
// gezinsleden: how many they share; contacts: of any kind, undated ones too; last_contact: its last possible day;
// certain: false when only a part date makes both serve a gezinslid on the day
MATCH (:Hulpverlener {id: $hulpverlener})-[:HAS]->(mine:Involvement)-[:FOR]->(gezinslid:Gezinslid)
MATCH (gezinslid)<-[:FOR]-(theirs:Involvement)<-[:HAS]-(colleague:Hulpverlener)
WHERE colleague.id <> $hulpverlener
  AND (mine.from_first IS NULL OR mine.from_first <= $day)
  AND (mine.until_last IS NULL OR $day <= mine.until_last)
  AND (theirs.from_first IS NULL OR theirs.from_first <= $day)
  AND (theirs.until_last IS NULL OR $day <= theirs.until_last)
WITH colleague, count(DISTINCT gezinslid) AS gezinsleden, max(CASE
  WHEN mine.from_last > $day OR mine.until_first < $day THEN 0
  WHEN theirs.from_last > $day OR theirs.until_first < $day THEN 0
  ELSE 1
END) AS certain
MATCH (colleague)-[:WORKS_FOR|RECORDED_AS]->(employer:Organisation|OrganisationRecord)-[:PART_OF]->(:Casus)
OPTIONAL MATCH (:Hulpverlener {id: $hulpverlener})-[:TOOK_PART]->(contact:Contact)<-[:TOOK_PART]-(colleague)
WHERE contact.date_first IS NULL OR contact.date_first <= $day
RETURN
  colleague.id AS colleague,
  colleague.label AS label,
  colleague.role AS role,
  employer.name AS organisation_name,
  gezinsleden,
  count(contact) AS contacts,
  max(contact.date_last) AS last_contact,
  certain = 1 AS certain
ORDER BY colleague
