-- Beside a file that can only be read and was made before anything was said of findings: nothing was.
CREATE TEMP TABLE explanation (casus, number, finding, kind, said_by, reason, said_at)
