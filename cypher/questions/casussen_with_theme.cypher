// The casussen with a theme, the period that their dossiers cover, and the day of the calamiteit if there was one.
// $theme: text, as 18-18plus
// columns: casus, title, municipality, examined_first, examined_last, calamiteit_first, calamiteit_last
MATCH (casus:Casus)
WHERE $theme IN casus.themes
OPTIONAL MATCH (casus)<-[:PART_OF]-(calamiteit:Calamiteit)
RETURN
  casus.id AS casus,
  casus.title AS title,
  casus.municipality AS municipality,
  casus.examined_from_first AS examined_first,
  casus.examined_until_last AS examined_last,
  calamiteit.date_first AS calamiteit_first,
  calamiteit.date_last AS calamiteit_last
ORDER BY casus
