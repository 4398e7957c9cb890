-- Everything else of the casus goes with it.
DELETE FROM casus WHERE id = ? RETURNING key
