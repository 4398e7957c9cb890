-- Who serves the same gezinsleden as this hulpverlener on a day, and which contacts are recorded between the two up to that day.
WITH asked AS (SELECT substr(:hulpverlener, 1, instr(:hulpverlener, '/') - 1) AS casus),
staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = (SELECT casus FROM asked)),
served AS MATERIALIZED (
  SELECT
    hulpverlener,
    gezinslid,
    coalesce(from_last, '') <= :day AND coalesce(until_first, :day) >= :day AS certain
  FROM involvement
  WHERE casus = (SELECT casus FROM asked)
    AND coalesce(from_first, '') <= :day
    AND coalesce(until_last, :day) >= :day
),
colleague AS MATERIALIZED (
  SELECT theirs.hulpverlener AS id, count(DISTINCT gezinslid) AS gezinsleden, max(mine.certain AND theirs.certain) AS certain
  FROM served AS mine
  JOIN served AS theirs USING (gezinslid)
  WHERE mine.hulpverlener = :hulpverlener AND theirs.hulpverlener <> :hulpverlener
  GROUP BY theirs.hulpverlener
),
meeting AS MATERIALIZED (
  SELECT contact.prefix || participant.value AS hulpverlener, contact.date_last AS date_last
  FROM contact, json_each(contact.hulpverleners) AS participant
  WHERE contact.casus = (SELECT casus FROM asked)
    AND coalesce(contact.date_first, '') <= :day
    AND EXISTS (
      SELECT 1 FROM json_each(contact.hulpverleners) AS mine WHERE contact.prefix || mine.value = :hulpverlener
    )
)
SELECT
  colleague.id AS colleague,
  staff.label AS label,
  staff.role AS role,
  staff.organisation_name AS organisation_name,
  colleague.gezinsleden AS gezinsleden,
  count(meeting.hulpverlener) AS contacts,
  max(meeting.date_last) AS last_contact,
  colleague.certain AS certain
FROM colleague
JOIN staff ON staff.id = colleague.id
LEFT JOIN meeting ON meeting.hulpverlener = colleague.id
GROUP BY colleague.id
ORDER BY colleague
