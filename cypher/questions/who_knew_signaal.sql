-- Which hulpverleners knew a signaal, since when, and by which route. Whoever shares it, and whoever takes part in a contact,
-- handover or melding that carried it, knew it from that date. An organisation to which it was sent is nobody yet.
WITH asked AS (
  SELECT
    substr(:signaal, 1, instr(:signaal, '/') - 1) AS casus,
    substr(:signaal, instr(:signaal, '/') + 1) AS local_id
),
staff AS MATERIALIZED (SELECT * FROM hulpverlener WHERE casus = (SELECT casus FROM asked)),
known AS MATERIALIZED (SELECT * FROM signaal WHERE casus = (SELECT casus FROM asked) AND id = :signaal),
route (hulpverlener, fact, route, date) AS (
  SELECT
    known.prefix || json_extract(part.value, '$.hulpverlener'),
    known.prefix || 'signalen[' || known.position || '].known_by[' || part.key || ']',
    'known_by',
    json_extract(part.value, '$.since')
  FROM known, json_each(known.known_by) AS part
  UNION
  SELECT
    known.prefix || json_extract(part.value, party.value),
    known.prefix || 'signalen[' || known.position || '].shared[' || part.key || ']',
    'shared',
    json_extract(part.value, '$.date')
  FROM known, json_each(known.shared) AS part, json_each('["$.from", "$.to"]') AS party
  UNION
  SELECT
    newest.prefix || party.value,
    newest.prefix || json_extract(entry.value, '$.id'),
    'contact',
    json_extract(entry.value, '$.date')
  FROM newest, json_each(newest.text, '$.contacts') AS entry, json_each(entry.value, '$.hulpverleners') AS party
  WHERE newest.casus = (SELECT casus FROM asked)
    AND entry.type = 'object'
    AND EXISTS (
      SELECT 1 FROM json_each(entry.value, '$.signalen') AS carried WHERE carried.value = (SELECT local_id FROM asked)
    )
  UNION
  SELECT
    newest.prefix || json_extract(entry.value, party.value),
    newest.prefix || json_extract(entry.value, '$.id'),
    list.route,
    json_extract(entry.value, list.date)
  FROM newest,
    (SELECT 'handover' AS route, '$.handovers' AS path, '$.sent' AS date UNION ALL SELECT 'melding', '$.meldingen', '$.date') AS list,
    json_each(newest.text, list.path) AS entry,
    json_each('["$.from", "$.to"]') AS party
  WHERE newest.casus = (SELECT casus FROM asked)
    AND entry.type = 'object'
    AND EXISTS (
      SELECT 1 FROM json_each(entry.value, '$.signalen') AS carried WHERE carried.value = (SELECT local_id FROM asked)
    )
)
SELECT
  staff.id AS hulpverlener,
  staff.label AS label,
  staff.role AS role,
  staff.organisation_name AS organisation_name,
  moment.first AS since_first,
  moment.last AS since_last,
  route.route AS route,
  route.fact AS fact
FROM route
JOIN staff ON staff.id = route.hulpverlener
LEFT JOIN moment ON moment.text = route.date
WHERE :day IS NULL OR moment.first IS NULL OR moment.first <= :day
ORDER BY moment.first IS NULL, moment.first, moment.last, staff.id, route.route, route.fact
