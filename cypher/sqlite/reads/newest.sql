SELECT document.version, document.hash, document.saved_at, document.facts
FROM casus JOIN document ON document.casus = casus.key AND document.version = casus.version
WHERE casus.id = ?
