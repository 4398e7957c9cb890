-- Beside a file that can only be read, and hide its tables: the reference rows in it are of another edition.
CREATE TEMP TABLE supervisor AS SELECT * FROM main.supervisor LIMIT 0;
CREATE TEMP TABLE supervision AS SELECT * FROM main.supervision LIMIT 0;
CREATE TEMP TABLE reference AS SELECT * FROM main.reference LIMIT 0;
