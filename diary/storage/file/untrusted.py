"""Connections to database files that somebody else may have made: a copy to merge, a backup, a damaged diary.

SQLite runs what stands in a file's schema: triggers, views, generated columns, expressions of indexes and checks. So
nothing of it is trusted, no statement runs for longer than `PATIENCE_S`, and no value is larger than a diary has.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from diary.storage.errors import TooLargeError, TooSlowError, storage_error
from diary.storage.file.sidecars import logs_of

PATIENCE_S = 60.0
"""How long (s) a connection may be read in all; ten years are checked in about a second."""
LARGEST_FILE = 1_000_000_000
"""The size limit (bytes) of a file with its logs, as a check copies it into memory."""
_LARGEST_VALUE = 8_000_000
"""Bytes of one value or row; a picture of the person's own has at most 533,336 in the JSON of an earlier version."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_STEPS_BETWEEN = 50_000
"""Instructions of SQLite's virtual machine between two looks at the clock, about 1 ms."""
_PAGES_AT_ONCE = 1_000
_DBCONFIG_ENABLE_TRIGGER, _DBCONFIG_DEFENSIVE, _DBCONFIG_ENABLE_VIEW = 1003, 1010, 1015
"""Numbers from sqlite3.h, which Python knows by name from 3.12 on."""


def guarded(
    file: sqlite3.Connection, *, patience_s: float | None = None, is_read_only: bool = True, is_repair: bool = False
) -> sqlite3.Connection:
    """The connection with all limits set, before anything is read with it.

    Its statements raise SQLite's own errors for values that are too large, and once `patience_s` (default:
    `PATIENCE_S`) are over. With `is_repair` the schema stays writable, by which SQLite opens a truncated file.
    """
    if hasattr(file, "setlimit"):
        for limit, most in _LIMITS.items():
            file.setlimit(limit, most)
    configure: Callable[[int, bool], None] | None = getattr(file, "setconfig", None)
    if configure is not None:
        configure(_DBCONFIG_DEFENSIVE, not is_repair)
        configure(_DBCONFIG_ENABLE_TRIGGER, False)
        configure(_DBCONFIG_ENABLE_VIEW, False)
    file.set_progress_handler(_clock(PATIENCE_S if patience_s is None else patience_s), _STEPS_BETWEEN)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "recursive_triggers = OFF"):
        file.execute(f"PRAGMA {pragma}")
    if is_read_only:
        file.execute("PRAGMA query_only = ON")
    return file


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Copy the database page by page; raises `TooSlowError` for the file at `path` once `PATIENCE_S` are over."""
    is_over = _clock(PATIENCE_S)

    def look(_status: int, _remaining: int, _total: int) -> None:
        """Raise `TooSlowError` once the time is over."""
        if is_over():
            raise storage_error(TooSlowError, path)

    source.backup(target, pages=_PAGES_AT_ONCE, progress=look)


def require_small(path: Path) -> None:
    """Raise `TooLargeError` where the file and its logs are larger than `LARGEST_FILE`; missing ones count nothing."""
    size = 0
    for part in (path, *logs_of(path)):
        try:
            size += part.stat().st_size
        except OSError:
            continue
    if size > LARGEST_FILE:
        raise storage_error(TooLargeError, path)


def _clock(patience_s: float) -> Callable[[], bool]:
    """A function that says whether so many seconds have passed since now; true ends SQLite's statement."""
    end = time.monotonic() + patience_s
    return lambda: time.monotonic() > end
