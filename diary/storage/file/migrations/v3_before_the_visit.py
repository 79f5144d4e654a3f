"""The health background, visits, and the questions to ask at them."""

_RECORD = "id TEXT PRIMARY KEY NOT NULL, written TEXT NOT NULL, origin TEXT NOT NULL DEFAULT ''"
_DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

STATEMENTS = (
    f"CREATE TABLE background_answer ({_RECORD}, item TEXT NOT NULL, unknown INTEGER NOT NULL, texts TEXT NOT NULL,"
    " choices TEXT NOT NULL, number REAL, unit TEXT NOT NULL, dated TEXT NOT NULL) STRICT",
    "CREATE INDEX background_answer_by_item ON background_answer (item)",
    f"CREATE TABLE visit ({_RECORD}, date TEXT NOT NULL CHECK (date {_DATE}), whom TEXT NOT NULL,"
    " agreed TEXT NOT NULL) STRICT",
    f"CREATE TABLE question ({_RECORD}, text TEXT NOT NULL, asked TEXT CHECK (asked {_DATE}), answer TEXT NOT NULL)"
    " STRICT",
)
