SELECT document.text
FROM casus JOIN document ON document.casus = casus.key
WHERE casus.id = ? AND document.version = ?
