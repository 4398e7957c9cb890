// Which needs are open on a day, over all casussen, the longest wait first.
// $day: day
// $domain: text, id of a domain; null = any
// columns: casus, gezinslid, domain, waiting_at, waiting_at_name, from_first, from_last, days, certain, need
// days: since the first possible day; certain: false when only a part date makes the day fall in it
MATCH (need:Need)-[:IN_DOMAIN]->(domain:Domain)
WHERE ($domain IS NULL OR domain.id = $domain)
  AND (need.from_first IS NULL OR need.from_first <= $day)
  AND (need.until_last IS NULL OR $day <= need.until_last)
MATCH (need)-[:PART_OF]->(casus:Casus)
MATCH (need)-[:FOR]->(gezinslid:Gezinslid)
OPTIONAL MATCH (need)-[:WAITING_AT|RECORDED_AS]->(organisation:Organisation|OrganisationRecord)-[:PART_OF]->(casus)
RETURN
  casus.id AS casus,
  gezinslid.id AS gezinslid,
  domain.id AS domain,
  coalesce(organisation.registry, organisation.id) AS waiting_at,
  organisation.name AS waiting_at_name,
  need.from_first AS from_first,
  need.from_last AS from_last,
  duration.inDays(need.from_first, $day).days AS days,
  (need.from_last IS NULL OR need.from_last <= $day)
    AND (need.until_first IS NULL OR $day <= need.until_first) AS certain,
  need.id AS need
ORDER BY from_first IS NULL, from_first, casus, need
