-- What was said of findings of a casus, in that order; one empty row when nothing was, none when there is no such casus.
SELECT explanation.finding, explanation.kind, explanation.said_by, explanation.reason, explanation.said_at
FROM casus LEFT JOIN explanation ON explanation.casus = casus.key
WHERE casus.id = ?
ORDER BY explanation.number
