-- Whose file it is, and which edition of schema.sql made it. 1447120455 reads VANG.
PRAGMA application_id = 1447120455;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
