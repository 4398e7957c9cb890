-- What happened in a casus and when, in order of time: every fact with a date, once for each of its dates; no births.
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
