// The severe signalen about a gezinslid that are open on a day: no decision to scale up, to take a measure or to place out of
// home about the same gezinslid came on or after the signaal and on or before the day.
// $gezinslid: text, id of the gezinslid, as gezin-linde/kind-1
// $day: day
// columns: signaal, kind, text, date_first, date_last, certain
// A decision that names no gezinsleden is about all of them; of a part date the last day of the signaal and the first day of the
// decision count. certain: false when the signaal is undated or may lie after the day
MATCH (gezinslid:Gezinslid {id: $gezinslid})-[:PART_OF]->(casus:Casus)
MATCH (signaal:Signaal {severity: 'severe'})-[:ABOUT]->(gezinslid)
WHERE (signaal.date_first IS NULL OR signaal.date_first <= $day)
  AND NOT EXISTS {
    MATCH (casus)<-[:PART_OF]-(decision:Decision)
    WHERE decision.kind IN ['opschalen', 'maatregel', 'uithuisplaatsing']
      AND decision.date_first <= $day
      AND (signaal.date_last IS NULL OR signaal.date_last <= decision.date_first)
      AND (EXISTS { (decision)-[:ABOUT]->(gezinslid) } OR NOT EXISTS { (decision)-[:ABOUT]->(:Gezinslid) })
  }
RETURN
  signaal.id AS signaal,
  signaal.kind AS kind,
  signaal.text AS text,
  signaal.date_first AS date_first,
  signaal.date_last AS date_last,
  signaal.date_last IS NOT NULL AND signaal.date_last <= $day AS certain
ORDER BY date_first IS NULL, date_first, date_last, signaal
