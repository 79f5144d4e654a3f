"""Checks whether the write-ahead log (`-wal`) belongs to the diary.

SQLite applies any valid log of the right name, including one that was written for another file. So before a diary with
a log is opened, both are copied and the log is applied to the copy: it belongs to the diary if the result passes the
integrity check and still has entries of the diary without the log.
"""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from diary.storage.file import cipher, snapshot, temporary
from diary.storage.file.diary_file import untouched
from diary.storage.file.shapes import SHAPES
from diary.storage.file.sidecars import has_log
from diary.storage.file.untrusted import guarded

_TRIES, _BETWEEN_SECONDS = 10, 0.2


def log_belongs_to(path: Path) -> bool:
    """Whether applying the log gives an intact later state of this diary; waits up to 2 s for a writing process."""
    for _try in range(_TRIES):
        if not has_log(path):
            return True
        with temporary.folder_for(path) as folder:
            if _leads_on(snapshot.copied(path, folder)):
                return True
        time.sleep(_BETWEEN_SECONDS)
    return False


def _leads_on(path: Path) -> bool:
    """Whether the copied diary passes the integrity check with its log, and shares entries with the diary without
    it."""
    before = _entries(guarded(untouched(path)))
    after = _entries(guarded(cipher.opened(path, cipher.key_of(path))))
    return after is not None and (not before or not before.isdisjoint(after))


def share_entries(diary: Path, copy: Path) -> bool | None:
    """Whether both files have an entry in common, as states of one diary do; None for an unreadable copy.

    Neither log is read. Raises `LockedError`.
    """
    own, others = _entries(untouched(diary)), _entries(untouched(copy))
    return None if others is None else not (own or set()).isdisjoint(others)


def _entries(file: sqlite3.Connection) -> set[str] | None:
    """The identifiers of all entries; None if the file fails the integrity check."""
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
