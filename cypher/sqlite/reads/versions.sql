SELECT document.version, document.hash, document.saved_at, document.facts
FROM casus JOIN document ON document.casus = casus.key
WHERE casus.id = ?
ORDER BY document.version DESC
