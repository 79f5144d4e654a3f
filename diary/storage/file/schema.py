"""Compares the schema of a diary's file with the one that the migrations create; any difference is reported.

A foreign table, trigger or view could run code together with the diary's own statements. Therefore every row of
`sqlite_schema` must equal one of that schema version in type, name, table and SQL.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from typing import NamedTuple

from diary.storage.file.diary_file import apply_steps
from diary.storage.file.migrations import STEPS

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_BEGINNING = re.compile(r"""(CREATE (?:TABLE|INDEX|TRIGGER|VIRTUAL TABLE)) (["'`]?)(\w+)\2\s*""")
_LONGEST_NAME = 60


class SchemaObject(NamedTuple):
    """A row of `sqlite_schema`; `sql` is empty for an index that SQLite makes by itself."""

    kind: str
    name: str
    table: str
    sql: str


_STATISTICS = Counter(
    SchemaObject("table", name, name, f"CREATE TABLE {name} ({columns})")
    for name, columns in (("sqlite_stat1", "tbl,idx,stat"), ("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"))
)
"""The tables that SQLite's `ANALYZE` creates, which some database tools run; each may exist once."""


def differences(file: sqlite3.Connection, version: int) -> list[str]:
    """The names of missing, changed or additional objects in the file, for its schema version; empty for a valid
    file."""
    actual = Counter(_objects(file))
    actual -= actual & _STATISTICS
    expected = _expected(version)
    names = {one.name[:_LONGEST_NAME] for one in (expected - actual) + (actual - expected)}
    return sorted(names) + [name for name, value in _STATE.items() if _pragma(file, name) != value]


_STATE: Mapping[str, object] = {"encoding": "UTF-8", "auto_vacuum": 0}
"""The values that the pragmas about the file header must have."""


@lru_cache
def _expected(version: int) -> Counter[SchemaObject]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as right:
        apply_steps(right, STEPS[:version], version)
        return Counter(_objects(right))


def _objects(file: sqlite3.Connection) -> list[SchemaObject]:
    rows = file.execute(_OBJECTS)
    return [
        SchemaObject(f"{kind}", f"{name}", f"{table}", _normalised(f"{sql or ''}")) for kind, name, table, sql in rows
    ]


def _normalised(sql: str) -> str:
    """The SQL without quotes around the object's own name, which depend on how the file was copied."""
    return _BEGINNING.sub(r"\1 \3 ", sql, count=1)


def _pragma(file: sqlite3.Connection, name: str) -> object:
    return file.execute(f"PRAGMA {name}").fetchone()[0]
