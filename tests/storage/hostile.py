"""Malicious diaries, for the tests of merging untrusted files."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

_ROW = "'11111111-1111-4111-8111-111111111111', '2026-11-19T20:00:00+01:00', '', '2026-11-19'"
"""The SQL of a row's identifier, time of writing, origin and day, which replaces ROW below."""


def hostile(path: Path, *statements: str, values: Sequence[object] = ()) -> Path:
    """The diary after these statements, as a single file without this program's sidecar files."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            file.execute(statement.replace("ROW", _ROW), values)
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.execute("PRAGMA journal_mode = DELETE")
    path.with_name(f"{path.name}.seal").unlink(missing_ok=True)
    return path


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "a trigger with the name of an index": (
        "CREATE TRIGGER note_words_evil AFTER INSERT ON rating BEGIN DELETE FROM note; END",
    ),
    "a table with the name of an index": ("CREATE TABLE note_words_more (x)",),
    "an endless view": (f"CREATE VIEW note_words_view AS {_ENDLESS}",),
    "a view instead of a table": ("DROP TABLE extent", f"CREATE VIEW extent AS {_ENDLESS}"),
    "views in a circle": ("CREATE VIEW a AS SELECT * FROM b", "CREATE VIEW b AS SELECT * FROM a"),
    "a trigger that calls itself": (
        "CREATE TRIGGER again AFTER UPDATE ON rating BEGIN UPDATE rating SET value = value; END",
    ),
    "an additional table": ("CREATE TABLE more (x)",),
    "a check that is gone": (
        "UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (value BETWEEN 0 AND 10)', '') WHERE name = 'rating'",
    ),
    "a check that never ends": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'value BETWEEN 0 AND 10',"
        " 'value BETWEEN 0 AND 10 AND hex(zeroblob(100000000)) > 0') WHERE name = 'rating'",
    ),
    "a default that is another": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'origin TEXT NOT NULL DEFAULT ''''',"
        " 'origin TEXT NOT NULL DEFAULT ''evil''') WHERE name = 'rating'",
    ),
    "a collation": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'symptom TEXT', 'symptom TEXT COLLATE NOCASE')"
        " WHERE name = 'rating'",
    ),
    "not strict any more": ("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'rating'",),
    "a generated column": (
        "ALTER TABLE rating ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL",
    ),
    "an additional column": ("ALTER TABLE rating ADD COLUMN evil TEXT",),
    "an additional index": ("CREATE INDEX rating_by_value ON rating (value)",),
    "an index that is missing": ("DROP INDEX rating_by_day",),
    "an index of an expression": ("CREATE INDEX rating_by_sum ON rating (abs(value))",),
    "a trigger that says something else": (
        "DROP TRIGGER note_added",
        "CREATE TRIGGER note_added AFTER INSERT ON note BEGIN DELETE FROM rating; END",
    ),
    "a trigger with the name of SQLite's own table": (
        "CREATE TRIGGER evil AFTER INSERT ON rating BEGIN DELETE FROM note; END",
        "UPDATE sqlite_schema SET name = 'sqlite_stat1', sql = replace(sql, 'evil', 'sqlite_stat1')"
        " WHERE name = 'evil'",
    ),
    "a name that is a number": ("CREATE TABLE evil (x)", "UPDATE sqlite_schema SET name = 5 WHERE name = 'evil'"),
    "another full-text index": (
        "DROP TABLE note_words",
        "CREATE VIRTUAL TABLE note_words USING fts5 (text, prefix = '2 3')",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE note_words_tree USING rtree (id, low, high)",),
    "a shadow table that is another": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'block BLOB', 'block BLOB CHECK (block <> 1)')"
        " WHERE name = 'note_words_data'",
    ),
    "a version of the schema below nothing": ("PRAGMA user_version = -1",),
}
"""Statements that change the schema of a diary, by their effect."""

RECORDS: Mapping[str, str] = {
    "a day in 9999": "UPDATE rating SET day = '9999-12-31' WHERE rowid = (SELECT min(rowid) FROM rating)",
    "a day in year 1": "UPDATE rating SET day = '0001-01-01' WHERE rowid = (SELECT min(rowid) FROM rating)",
    "no day": "UPDATE rating SET day = '2026-13-45' WHERE rowid = (SELECT min(rowid) FROM rating)",
    "a long note": "INSERT INTO note VALUES (ROW, printf('%.*c', 300000, 'x'), 0, '')",
    "a note beyond all bounds": "INSERT INTO note VALUES (ROW, printf('%.*c', 20000000, 'x'), 0, '')",
    "an empty note": "INSERT INTO note VALUES (ROW, ' ', 0, '')",
    "a zero character": "INSERT INTO note VALUES (ROW, 'a' || char(0) || 'b', 0, '')",
    "an infinite number": "INSERT INTO measurement VALUES (ROW, 'mine', 9e999, NULL)",
    "a huge number": "INSERT INTO measurement VALUES (ROW, 'mine', 1e300, NULL)",
    "sets without end": (
        "INSERT INTO exercise_done VALUES (ROW, 'calf-raise', 9223372036854775807, NULL, NULL, NULL, NULL)"
    ),
    "a moment without a zone": "UPDATE rating SET written = '2026-11-19T20:00:00'",
    "a time with a zone": "UPDATE rating SET time = '10:00:00+01:00'",
    "a place that is none": "INSERT INTO site_mark VALUES (ROW, 'the moon', 'pain', NULL)",
    "a name without end": (
        "INSERT INTO definition (id, written, kind, key, name, category, unit) VALUES"
        " ('1', '2026-11-19T20:00:00+01:00', 'symptom', 'mine', printf('%.*c', 5000, 'x'), '', '')"
    ),
    "steps nested without end": (
        "INSERT INTO definition (id, written, kind, key, name, category, unit, steps) VALUES ('1',"
        " '2026-11-19T20:00:00+01:00', 'exercise', 'mine', 'Mine', '', '', replace(hex(zeroblob(50000)), '00', '['))"
    ),
    "steps that are none": (
        "INSERT INTO definition (id, written, kind, key, name, category, unit, steps) VALUES ('1',"
        " '2026-11-19T20:00:00+01:00', 'exercise', 'mine', 'Mine', '', '', '[[1], null]')"
    ),
    "a dose of words": (
        "INSERT INTO definition (id, written, kind, key, name, category, unit, dose) VALUES ('1',"
        """ '2026-11-19T20:00:00+01:00', 'exercise', 'mine', 'Mine', '', '', '{"words": ["x"]}')"""
    ),
    "an earlier version nested without end": (
        "INSERT INTO version (moment, device, kind, record, day, removed, before) VALUES ('2026-11-19T20:00:00+01:00',"
        " '', 'rating', '1', NULL, 0, replace(hex(zeroblob(50000)), '00', '['))"
    ),
    "an earlier version of nothing": (
        "INSERT INTO version (moment, device, kind, record, day, removed, before) VALUES ('2026-11-19T20:00:00+01:00',"
        " '', 'spell', '1', NULL, 0, '{}')"
    ),
    "an earlier version of a huge number": (
        "INSERT INTO version (moment, device, kind, record, day, removed, before) SELECT '2026-11-19T20:00:00+01:00',"
        " '', 'measurement', id, NULL, 0, json_object('id', id, 'written', written, 'day', day, 'quantity', 'mine',"
        " 'value', json('1' || replace(hex(zeroblob(200)), '0', '0'))) FROM rating LIMIT 1"
    ),
    "no number for an earlier version": "UPDATE sqlite_sequence SET seq = 9e999",
    "no number left for an earlier version": "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "a register that is none": (
        "INSERT INTO file_copy VALUES (printf('%.*c', 50000, 'x'), 'backup', '2026-11-19T20:00:00+01:00', '')"
    ),
}
"""A statement that creates a record that cannot be typed, by its effect."""
