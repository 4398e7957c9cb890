// The names of the indexes that are there; every constraint has an index of its own name.
SHOW INDEXES YIELD name
RETURN collect(name) AS names
