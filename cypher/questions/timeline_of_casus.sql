-- Everything with a date in a casus, in order of time.
SELECT
  date_first,
  date_last,
  label,
  event,
  id AS fact,
  kind,
  casus || '/' || substr(source, 1, instr(source || ' ', ' ') - 1) AS source,
  nullif(substr(source, instr(source || ' ', ' ') + 1), '') AS source_place
FROM dated_fact
WHERE casus = :casus
ORDER BY date_first, date_last, label, id, event
