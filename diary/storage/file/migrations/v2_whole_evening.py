"""More kinds of entries, user-defined exercises and doses, earlier versions of records, and a full-text index of notes.

`note_words` is an external-content FTS5 index over `note` by rowid: an operation that changes rowids (VACUUM, copying a
table) must be followed by the FTS5 command 'rebuild'.
"""

_RECORD = "id TEXT PRIMARY KEY NOT NULL, written TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''"
_ENTRY = f"{_RECORD}, day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"
_OUT = "INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.rowid, old.text);"
_IN = "INSERT INTO note_words (rowid, text) VALUES (new.rowid, new.text);"
_NEW_KINDS = ("treatment_change", "day_off", "site_mark", "extent")

STATEMENTS = (
    "ALTER TABLE definition ADD COLUMN low TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE definition ADD COLUMN high TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE definition ADD COLUMN dose TEXT",
    "ALTER TABLE definition ADD COLUMN steps TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE definition ADD COLUMN picture BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE definition ADD COLUMN retired TEXT",
    "ALTER TABLE plan_line ADD COLUMN dose TEXT",
    "ALTER TABLE event ADD COLUMN count INTEGER CHECK (count > 0)",
    "ALTER TABLE event ADD COLUMN hurt INTEGER",
    "ALTER TABLE event ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE treatment_done ADD COLUMN dose TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE treatment_done ADD COLUMN text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    f"CREATE TABLE treatment_change ({_ENTRY}, treatment TEXT NOT NULL, turn TEXT NOT NULL, dose TEXT NOT NULL,"
    " times TEXT NOT NULL, text TEXT NOT NULL) STRICT",
    f"CREATE TABLE day_off ({_ENTRY}, reason TEXT NOT NULL) STRICT",
    f"CREATE TABLE site_mark ({_ENTRY}, site TEXT NOT NULL, symptom TEXT NOT NULL,"
    " value REAL CHECK (value BETWEEN 0 AND 10)) STRICT",
    f"CREATE TABLE extent ({_ENTRY}, limb TEXT NOT NULL, level TEXT NOT NULL) STRICT",
    f"CREATE TABLE step_words ({_RECORD}, symptom TEXT NOT NULL, step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 10),"
    " words TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT) STRICT",
    *(f"CREATE INDEX {table}_by_day ON {table} (day)" for table in _NEW_KINDS),
    *(f"CREATE INDEX {table}_by_origin ON {table} (origin) WHERE origin <> ''" for table in _NEW_KINDS),
    "CREATE TABLE version (seq INTEGER PRIMARY KEY AUTOINCREMENT, moment TEXT NOT NULL, device TEXT NOT NULL,"
    " kind TEXT NOT NULL, record TEXT NOT NULL, day TEXT, removed INTEGER NOT NULL, before TEXT NOT NULL) STRICT",
    "CREATE INDEX version_by_day ON version (day)",
    "CREATE VIRTUAL TABLE note_words USING fts5"
    " (text, content = 'note', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
    "INSERT INTO note_words (note_words) VALUES ('rebuild')",
    f"CREATE TRIGGER note_added AFTER INSERT ON note BEGIN {_IN} END",
    f"CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN {_OUT} END",
    f"CREATE TRIGGER note_edited AFTER UPDATE OF text ON note BEGIN {_OUT} {_IN} END",
)
