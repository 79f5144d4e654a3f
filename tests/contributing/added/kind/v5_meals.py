"""Meals."""

STATEMENTS = (
    "CREATE TABLE meal (id TEXT PRIMARY KEY NOT NULL, written TEXT NOT NULL, origin TEXT NOT NULL DEFAULT '',"
    " day TEXT NOT NULL, dish TEXT NOT NULL) STRICT",
    "CREATE INDEX meal_by_day ON meal (day)",
    "CREATE INDEX meal_by_origin ON meal (origin) WHERE origin <> ''",
)
