// What happened in a casus and when, in order of time: every fact with a date, once for each of its dates; no births.
// $casus: text, id of the casus
// columns: date_first, date_last, label, event, fact, kind, source, source_place
// date_first, date_last: first and last possible day; label and event: what it is, as Handover and accepted
MATCH (:Casus {id: $casus})<-[:PART_OF]-(fact)
UNWIND ['date', 'from', 'until', 'since', 'sent', 'accepted', 'outcome_date', 'feedback'] AS event
WITH fact, event
WHERE fact[event + '_first'] IS NOT NULL
OPTIONAL MATCH (fact)-[:STATED_IN]->(source:Source)
RETURN
  fact[event + '_first'] AS date_first,
  fact[event + '_last'] AS date_last,
  labels(fact)[0] AS label,
  event,
  fact.id AS fact,
  coalesce(fact.kind, fact.type) AS kind,
  source.id AS source,
  fact.source_place AS source_place
ORDER BY date_first, date_last, label, fact, event
