-- What people said of findings, numbered in that order from 1 for each casus. It is no part of the casus: it stays when
-- that is saved anew, and goes with it when it is deleted. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS explanation (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  number INTEGER NOT NULL,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,         -- explained, withdrawn
  said_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  said_at TEXT NOT NULL,
  PRIMARY KEY (casus, number)
) STRICT, WITHOUT ROWID
