// The casussen that fit, in order of id, and how many there are in all.
// $text, $theme, $municipality: null = any; text occurs in id or title, whatever its case
// $offset, $limit: which stretch of them
MATCH (casus:Casus)
WHERE casus.version IS NOT NULL
  AND ($text IS NULL OR toLower(casus.id) CONTAINS toLower($text) OR toLower(casus.title) CONTAINS toLower($text))
  AND ($theme IS NULL OR $theme IN casus.themes)
  AND ($municipality IS NULL OR casus.municipality = $municipality)
WITH casus ORDER BY casus.id
WITH collect(casus) AS found
RETURN
  size(found) AS total,
  [casus IN found[$offset..$offset + $limit] | casus {
    .id, .title, .municipality, .themes, .version, .hash, .saved_at
  }] AS casussen
