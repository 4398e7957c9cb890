SELECT document.text
FROM casus JOIN document ON document.casus = casus.key AND document.version = casus.version
WHERE casus.id = ?
