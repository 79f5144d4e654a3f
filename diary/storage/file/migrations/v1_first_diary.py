"""The first schema. Days are ISO dates, moments ISO local time with UTC offset, lists JSON."""

_RECORD = "id TEXT PRIMARY KEY NOT NULL, written TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''"
_ENTRY = f"{_RECORD}, day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"

STATEMENTS = (
    f"CREATE TABLE rating ({_ENTRY}, symptom TEXT NOT NULL,"
    " value REAL NOT NULL CHECK (value BETWEEN 0 AND 10), time TEXT) STRICT",
    f"CREATE TABLE exercise_done ({_ENTRY}, exercise TEXT NOT NULL, sets INTEGER CHECK (sets > 0),"
    " repetitions INTEGER CHECK (repetitions > 0), hold_seconds INTEGER CHECK (hold_seconds > 0),"
    " minutes REAL CHECK (minutes > 0 AND minutes <= 1440), distance_km REAL CHECK (distance_km > 0)) STRICT",
    f"CREATE TABLE treatment_done ({_ENTRY}, treatment TEXT NOT NULL) STRICT",
    f"CREATE TABLE note ({_ENTRY}, text TEXT NOT NULL, for_practitioner INTEGER NOT NULL) STRICT",
    f"CREATE TABLE measurement ({_ENTRY}, quantity TEXT NOT NULL, value REAL NOT NULL, time TEXT) STRICT",
    f"CREATE TABLE event ({_ENTRY}, event TEXT NOT NULL, text TEXT NOT NULL, time TEXT) STRICT",
    f"CREATE TABLE definition ({_RECORD}, kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,"
    " category TEXT NOT NULL, unit TEXT NOT NULL, UNIQUE (kind, key)) STRICT",
    f"CREATE TABLE plan_line ({_RECORD}, exercises TEXT NOT NULL, choice TEXT NOT NULL, weekdays TEXT NOT NULL,"
    " valid_from TEXT NOT NULL, valid_to TEXT, name TEXT NOT NULL, position INTEGER NOT NULL) STRICT",
    f"CREATE TABLE profile ({_RECORD}, name TEXT NOT NULL, born TEXT) STRICT",
    *(
        f"CREATE INDEX {table}_by_day ON {table} (day)"
        for table in ("rating", "exercise_done", "treatment_done", "note", "measurement", "event")
    ),
    *(
        f"CREATE INDEX {table}_by_origin ON {table} (origin) WHERE origin <> ''"
        for table in ("rating", "exercise_done", "treatment_done", "note", "measurement", "event")
    ),
)
