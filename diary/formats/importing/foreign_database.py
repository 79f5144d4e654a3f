"""An untrusted SQLite file of another program, deserialised into memory, with a time limit on queries."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from diary.formats.errors import FormatError
from diary.formats.work import Work

MAGIC = b"SQLite format 3\0"
Database = sqlite3.Connection
PATIENCE_S = 60.0
"""The time limit in seconds for all queries, as a malicious table definition could make them endless."""
_BROKEN = (sqlite3.Error, UnicodeError)
"""The errors of a damaged file; SQLite's message may be invalid UTF-8."""
_STEPS = 20_000
_LARGEST_VALUE = 1_000_000


@contextmanager
def opened_database(content: bytes, work: Work, trouble: str) -> Iterator[Database]:
    """Context manager: the database, whose queries are interrupted by cancellation of the work or after `PATIENCE_S`.

    Raises `FormatError` with the sentence `trouble` for a damaged file, and `CancelledError`.
    """
    file = sqlite3.connect(":memory:", check_same_thread=False)
    end = time.monotonic() + PATIENCE_S

    def is_called_off() -> bool:
        return work.is_called_off or time.monotonic() > end

    try:
        file.deserialize(content)
        file.text_factory = lambda text: text.decode("utf-8", "replace")
        file.set_progress_handler(is_called_off, _STEPS)
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            file.execute(f"PRAGMA {pragma}")
        yield file
    except _BROKEN as error:
        work.check()
        raise FormatError(trouble) from error
    finally:
        file.close()


def tables_of(file: Database) -> set[str]:
    """The names of the tables, without views, whose queries could be arbitrarily expensive."""
    return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def columns_of(file: Database, table: str) -> set[str]:
    """The names of a table's columns; the name of the table must be trusted, as it becomes part of the SQL."""
    return {row[1] for row in file.execute(f"PRAGMA table_info({table})")}


def has_tables(content: bytes, *names: str) -> bool:
    """Whether the content is an intact database that has all of these tables."""
    try:
        with opened_database(content, Work(), "") as file:
            return set(names) <= tables_of(file)
    except FormatError:
        return False
