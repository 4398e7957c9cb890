DELETE FROM reference
