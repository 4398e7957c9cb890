-- For every connection. FULL: what is saved survives a power cut. secure_delete: what is deleted is gone from the file too.
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = 4000;
