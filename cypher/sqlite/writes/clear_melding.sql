DELETE FROM melding WHERE casus = ?
