-- The casussen with a theme, the period that their dossiers cover, and the day of the calamiteit if there was one.
SELECT
  casus.id AS casus,
  casus.title AS title,
  casus.municipality AS municipality,
  start.first AS examined_first,
  finish.last AS examined_last,
  day.first AS calamiteit_first,
  day.last AS calamiteit_last
FROM (SELECT DISTINCT casus FROM theme WHERE theme = :theme) AS found
JOIN casus ON casus.key = found.casus
JOIN newest ON newest.key = casus.key
LEFT JOIN moment AS start ON start.text = json_extract(newest.text, '$.casus.examined.from')
LEFT JOIN moment AS finish ON finish.text = json_extract(newest.text, '$.casus.examined.until')
LEFT JOIN moment AS day ON day.text = json_extract(newest.text, '$.calamiteit.date')
ORDER BY casus.id
