-- The embedded store. A casus is kept as the JSON of its file, one row per version. Beside it stand the few lists that are
-- asked over many casussen, and the views at the end show the other lists of the newest version as rows.
-- Ids are those of the store, as gezin-linde/hv-1; dates have a first and a last possible day.

CREATE TABLE casus (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  title TEXT,
  municipality TEXT
) STRICT;

CREATE TABLE document (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  facts INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (casus, version)
) STRICT;

CREATE TABLE theme (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  position INTEGER NOT NULL,
  theme TEXT NOT NULL,
  PRIMARY KEY (casus, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_of_casus ON theme (theme, casus);

CREATE TABLE organisation (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  position INTEGER NOT NULL,
  local_id TEXT NOT NULL,
  recorded_as TEXT NOT NULL,  -- <casus>/<id>
  id TEXT NOT NULL,           -- the registry key, which is the same in every casus; without one as recorded_as
  name TEXT,
  type TEXT NOT NULL,
  hulpverleners INTEGER NOT NULL,
  PRIMARY KEY (casus, position)
) STRICT, WITHOUT ROWID;

-- Contacts in which a hulpverlener of both organisations took part: one row per pair, so that nobody has to join
-- participants with participants. `one` and `other` are positions, one < other.
CREATE TABLE organisation_pair (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  one INTEGER NOT NULL,
  other INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  PRIMARY KEY (casus, one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT,
  sender TEXT NOT NULL,
  receiver TEXT,
  from_domain TEXT,
  to_domain TEXT,
  mode TEXT,
  outcome TEXT,
  sent_first TEXT,
  sent_last TEXT,
  accepted_first TEXT,
  accepted_last TEXT,
  outcome_first TEXT,
  PRIMARY KEY (casus, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_between_domains ON handover (from_domain, to_domain);

CREATE TABLE melding (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sender TEXT NOT NULL,
  receiver TEXT,
  date_first TEXT,
  date_last TEXT,
  feedback TEXT NOT NULL,     -- given, none, unknown
  PRIMARY KEY (casus, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
  casus INTEGER NOT NULL REFERENCES casus ON DELETE CASCADE,
  position INTEGER NOT NULL,
  gezinslid TEXT NOT NULL,
  domain TEXT NOT NULL,
  waiting_at INTEGER,         -- position of the organisation
  from_first TEXT,
  from_last TEXT,
  until_first TEXT,
  until_last TEXT,
  PRIMARY KEY (casus, position)
) STRICT, WITHOUT ROWID;

-- Every date that occurs, as it is written, with the days it lies between.
CREATE TABLE moment (
  text TEXT PRIMARY KEY,
  first TEXT NOT NULL,
  last TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE supervisor (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE supervision (
  type TEXT NOT NULL,
  supervisor TEXT NOT NULL REFERENCES supervisor,
  PRIMARY KEY (type, supervisor)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
  edition TEXT NOT NULL
) STRICT;

CREATE VIEW newest AS
SELECT casus.key AS key, casus.id AS casus, casus.id || '/' AS prefix, document.text AS text
FROM casus JOIN document ON document.casus = casus.key AND document.version = casus.version;

CREATE VIEW hulpverlener AS
SELECT
  newest.casus AS casus,
  newest.prefix || json_extract(entry.value, '$.id') AS id,
  json_extract(entry.value, '$.label') AS label,
  json_extract(entry.value, '$.role') AS role,
  organisation.position AS organisation_position,
  organisation.id AS organisation,
  organisation.name AS organisation_name,
  organisation.type AS organisation_type
FROM newest, json_each(newest.text, '$.hulpverleners') AS entry
JOIN organisation
  ON organisation.casus = newest.key
  AND organisation.local_id = json_extract(entry.value, '$.organisation')
WHERE entry.type = 'object';

CREATE VIEW involvement AS
SELECT
  newest.casus AS casus,
  newest.prefix || 'involvements[' || entry.key || ']' AS id,
  newest.prefix || json_extract(entry.value, '$.hulpverlener') AS hulpverlener,
  newest.prefix || json_extract(entry.value, '$.gezinslid') AS gezinslid,
  json_extract(entry.value, '$.domain') AS domain,
  json_extract(entry.value, '$.kind') AS kind,
  json_extract(entry.value, '$.regie') AS regie,
  start.first AS from_first,
  start.last AS from_last,
  finish.first AS until_first,
  finish.last AS until_last,
  json_type(entry.value, '$.until') AS until_type
FROM newest, json_each(newest.text, '$.involvements') AS entry
LEFT JOIN moment AS start ON start.text = json_extract(entry.value, '$.from')
LEFT JOIN moment AS finish ON finish.text = json_extract(entry.value, '$.until')
WHERE entry.type = 'object';

CREATE VIEW regie AS
SELECT
  newest.casus AS casus,
  newest.prefix || 'regie[' || entry.key || ']' AS id,
  newest.prefix || json_extract(entry.value, '$.hulpverlener') AS hulpverlener,
  json_extract(entry.value, '$.kind') AS kind,
  start.first AS from_first,
  start.last AS from_last,
  finish.first AS until_first,
  finish.last AS until_last,
  json_type(entry.value, '$.until') AS until_type
FROM newest, json_each(newest.text, '$.regie') AS entry
LEFT JOIN moment AS start ON start.text = json_extract(entry.value, '$.from')
LEFT JOIN moment AS finish ON finish.text = json_extract(entry.value, '$.until')
WHERE entry.type = 'object';

-- `hulpverleners`, `gezinsleden` and `signalen` of the views below are lists as the file has them: JSON, ids without the casus.
CREATE VIEW contact AS
SELECT
  newest.casus AS casus,
  newest.prefix AS prefix,
  newest.prefix || json_extract(entry.value, '$.id') AS id,
  json_extract(entry.value, '$.kind') AS kind,
  json_extract(entry.value, '$.hulpverleners') AS hulpverleners,
  json_extract(entry.value, '$.signalen') AS signalen,
  day.first AS date_first,
  day.last AS date_last
FROM newest, json_each(newest.text, '$.contacts') AS entry
LEFT JOIN moment AS day ON day.text = json_extract(entry.value, '$.date')
WHERE entry.type = 'object';

CREATE VIEW signaal AS
SELECT
  newest.casus AS casus,
  newest.prefix AS prefix,
  newest.prefix || json_extract(entry.value, '$.id') AS id,
  entry.key AS position,
  json_extract(entry.value, '$.kind') AS kind,
  json_extract(entry.value, '$.severity') AS severity,
  json_extract(entry.value, '$.text') AS text,
  json_extract(entry.value, '$.gezinsleden') AS gezinsleden,
  json_extract(entry.value, '$.known_by') AS known_by,
  json_extract(entry.value, '$.shared') AS shared,
  day.first AS date_first,
  day.last AS date_last
FROM newest, json_each(newest.text, '$.signalen') AS entry
LEFT JOIN moment AS day ON day.text = json_extract(entry.value, '$.date')
WHERE entry.type = 'object';

CREATE VIEW decision AS
SELECT
  newest.casus AS casus,
  newest.prefix AS prefix,
  newest.prefix || json_extract(entry.value, '$.id') AS id,
  newest.prefix || json_extract(entry.value, '$.by') AS hulpverlener,
  json_extract(entry.value, '$.kind') AS kind,
  json_extract(entry.value, '$.gezinsleden') AS gezinsleden,
  day.first AS date_first,
  day.last AS date_last
FROM newest, json_each(newest.text, '$.decisions') AS entry
LEFT JOIN moment AS day ON day.text = json_extract(entry.value, '$.date')
WHERE entry.type = 'object';

-- Everything with a date: label and event as in the graph. In other entries `from` is a hulpverlener.
CREATE VIEW dated_fact AS
WITH list (name, label) AS (
  VALUES
    ('involvements', 'Involvement'), ('contacts', 'Contact'), ('regie', 'Regie'), ('plans', 'Plan'),
    ('handovers', 'Handover'), ('signalen', 'Signaal'), ('meldingen', 'Melding'), ('decisions', 'Decision'),
    ('needs', 'Need'), ('sightings', 'Sighting'), ('agreements', 'Agreement')
),
event (label, name) AS (
  VALUES
    ('Calamiteit', 'date'), ('Involvement', 'from'), ('Involvement', 'until'), ('Contact', 'date'), ('Regie', 'from'),
    ('Regie', 'until'), ('Plan', 'from'), ('Plan', 'until'), ('Handover', 'sent'), ('Handover', 'accepted'),
    ('Handover', 'outcome_date'), ('Signaal', 'date'), ('Knowledge', 'since'), ('Share', 'date'), ('Melding', 'date'),
    ('Melding', 'feedback'), ('Decision', 'date'), ('Need', 'from'), ('Need', 'until'), ('Sighting', 'date'),
    ('Agreement', 'from'), ('Agreement', 'until')
),
fact (casus, id, label, value) AS (
  SELECT
    newest.casus,
    newest.prefix || coalesce(json_extract(entry.value, '$.id'), list.name || '[' || entry.key || ']'),
    list.label,
    entry.value
  FROM newest, list, json_each(newest.text, '$.' || list.name) AS entry
  WHERE entry.type = 'object'
  UNION ALL
  SELECT newest.casus, newest.prefix || 'calamiteit', 'Calamiteit', json_extract(newest.text, '$.calamiteit')
  FROM newest
  WHERE json_type(newest.text, '$.calamiteit') = 'object'
  UNION ALL
  SELECT
    newest.casus,
    newest.prefix || 'signalen[' || signaal.key || '].known_by[' || part.key || ']',
    'Knowledge',
    part.value
  FROM newest, json_each(newest.text, '$.signalen') AS signaal, json_each(signaal.value, '$.known_by') AS part
  WHERE signaal.type = 'object' AND part.type = 'object'
  UNION ALL
  SELECT
    newest.casus,
    newest.prefix || 'signalen[' || signaal.key || '].shared[' || part.key || ']',
    'Share',
    part.value
  FROM newest, json_each(newest.text, '$.signalen') AS signaal, json_each(signaal.value, '$.shared') AS part
  WHERE signaal.type = 'object' AND part.type = 'object'
)
SELECT
  fact.casus AS casus,
  moment.first AS date_first,
  moment.last AS date_last,
  fact.label AS label,
  event.name AS event,
  fact.id AS id,
  coalesce(json_extract(fact.value, '$.kind'), json_extract(fact.value, '$.type')) AS kind,
  json_extract(fact.value, '$.source') AS source
FROM fact
JOIN event ON event.label = fact.label
JOIN moment ON moment.text = json_extract(fact.value, '$.' || event.name);
