"""Connections to untrusted database files: a copy to merge, a backup, a damaged diary.

SQLite executes parts of a file's schema: triggers, views, generated columns, expressions of indexes and checks.
Therefore the schema is not trusted, statements have a time limit of `PATIENCE_S`, and values have a size limit.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from diary.storage.errors import TooLargeError, TooSlowError, storage_error
from diary.storage.file.sidecars import logs_of

PATIENCE_S = 60.0
"""The time limit in seconds for all statements of a connection; a check of ten years takes about one second."""
LARGEST_FILE = 1_000_000_000
"""The size limit (bytes) of a file with its logs, as a check copies it into memory."""
_LARGEST_VALUE = 8_000_000
"""The size limit in bytes of a value or row; a user-defined picture has at most 533,336 in the JSON of an earlier
version."""
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
"""The interval of the time check, in instructions of SQLite's virtual machine; about 1 ms."""
_PAGES_AT_ONCE = 1_000
_DBCONFIG_ENABLE_TRIGGER, _DBCONFIG_DEFENSIVE, _DBCONFIG_ENABLE_VIEW = 1003, 1010, 1015
"""Constants of sqlite3.h that the module `sqlite3` names only from Python 3.12 on."""


def guarded(
    file: sqlite3.Connection, *, patience_s: float | None = None, is_read_only: bool = True, is_repair: bool = False
) -> sqlite3.Connection:
    """The connection with all limits set, which must be called before anything is read.

    Statements raise SQLite's own errors for values that are too large, and after `patience_s` (default: `PATIENCE_S`).
    With `is_repair` the schema is writable, a mode in which SQLite also opens truncated files.
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
    """Copy the database page by page; raises `TooSlowError` for the file at `path` after `PATIENCE_S`."""
    is_over = _clock(PATIENCE_S)

    def look(_status: int, _remaining: int, _total: int) -> None:
        """Raise `TooSlowError` after the time limit."""
        if is_over():
            raise storage_error(TooSlowError, path)

    source.backup(target, pages=_PAGES_AT_ONCE, progress=look)


def require_small(path: Path) -> None:
    """Raise `TooLargeError` if the file and its logs are larger than `LARGEST_FILE`; missing ones count as empty."""
    size = 0
    for part in (path, *logs_of(path)):
        try:
            size += part.stat().st_size
        except OSError:
            continue
    if size > LARGEST_FILE:
        raise storage_error(TooLargeError, path)


def _clock(patience_s: float) -> Callable[[], bool]:
    """A progress handler for SQLite, which returns true, and thereby interrupts the statement, after `patience_s`."""
    end = time.monotonic() + patience_s
    return lambda: time.monotonic() > end
