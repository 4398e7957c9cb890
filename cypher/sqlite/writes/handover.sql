INSERT INTO handover (
  casus, position, id, type, sender, receiver, from_domain, to_domain, mode, outcome,
  sent_first, sent_last, accepted_first, accepted_last, outcome_first
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
