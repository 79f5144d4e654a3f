"""Whether the write-ahead log beside the diary is its own.

SQLite would write whatever valid log it finds there into the diary, also that of another file. So, before a file with a
log is opened, both are copied and looked at in the copy: a log of the diary's own leads to a sound file that is still
the same diary.
"""

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from diary.storage.file import cipher
from diary.storage.file.diary_file import has_log, logs_of, untouched
from diary.storage.file.shapes import SHAPES

_TRIES, _BETWEEN_SECONDS = 10, 0.2


def log_belongs_to(path: Path) -> bool:
    """Whether the log leads the diary to where it can have gone; a process that is just writing is waited for."""
    for _try in range(_TRIES):
        if not has_log(path):
            return True
        with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
            if _leads_on(copied(path, Path(folder))):
                return True
        time.sleep(_BETWEEN_SECONDS)
    return False


def copied(path: Path, folder: Path) -> Path:
    """A copy of the diary and its log that belong to one moment."""
    target = folder / path.name
    before = None
    while before != (before := _moment(path)):
        shutil.copyfile(path, target)
        for log, copy in zip(logs_of(path), logs_of(target), strict=True):
            copy.unlink(missing_ok=True)
            if log.is_file():
                shutil.copyfile(log, copy)
    return target


def _moment(path: Path) -> tuple[int, ...]:
    """Sizes and times that change when somebody writes."""
    found: list[int] = []
    for file in (path, *logs_of(path)):
        try:
            stat = file.stat()
        except OSError:
            continue
        found += (stat.st_size, stat.st_mtime_ns)
    return tuple(found)


def _leads_on(path: Path) -> bool:
    """Whether the copied diary is sound with its log, and still has something of what it held without."""
    before = _entries(untouched(path))
    after = _entries(cipher.opened(path, cipher.key_of(path)))
    return after is not None and (not before or not before.isdisjoint(after))


def _entries(file: sqlite3.Connection) -> set[str] | None:
    """The identifiers of all entries; None: not sound."""
    try:
        with closing(file):
            if file.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return None
            there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            dated = [shape.table for shape in SHAPES if shape.is_dated and shape.table in there]
            query = " UNION ALL ".join(f"SELECT id FROM {table}" for table in dated)  # noqa: S608 - our own names
            return {row[0] for row in file.execute(query)} if dated else set()
    except cipher.errors():
        return None
