-- The meldingen of which the melder heard nothing back, or of which that is not known.
SELECT
  casus.id AS casus,
  melding.id AS melding,
  melding.kind AS kind,
  melding.date_first AS date_first,
  melding.date_last AS date_last,
  melding.sender AS sender,
  melding.receiver AS receiver,
  melding.feedback AS feedback
FROM melding
JOIN casus ON casus.key = melding.casus
WHERE (:casus IS NULL OR casus.id = :casus) AND melding.feedback <> 'given'
ORDER BY casus.id, melding.id
