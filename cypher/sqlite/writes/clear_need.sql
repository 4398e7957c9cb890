DELETE FROM need WHERE casus = ?
