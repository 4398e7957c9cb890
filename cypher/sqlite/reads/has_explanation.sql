SELECT name FROM sqlite_schema WHERE name = 'explanation'
