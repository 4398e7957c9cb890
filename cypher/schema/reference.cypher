// Which edition of the reference data the graph has.
MATCH (type:OrganisationType)
RETURN max(type.edition) AS edition, count(DISTINCT type.edition) AS editions
