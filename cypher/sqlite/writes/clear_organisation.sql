DELETE FROM organisation WHERE casus = ?
