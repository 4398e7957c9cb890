DELETE FROM organisation_pair WHERE casus = ?
