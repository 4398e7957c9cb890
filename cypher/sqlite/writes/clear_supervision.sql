DELETE FROM supervision
