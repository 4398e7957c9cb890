DELETE FROM theme WHERE casus = ?
