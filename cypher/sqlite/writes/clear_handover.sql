DELETE FROM handover WHERE casus = ?
