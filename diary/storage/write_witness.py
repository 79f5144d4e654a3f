"""Determines whether a transaction of this process was the only write between two stamps of the file."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from diary.storage.errors import StorageError
from diary.storage.file_stamp import FileStamp, file_stamp
from diary.storage.safety.checking import state, state_of
from diary.storage.safety.lock import State


class WriteStamps(NamedTuple):
    """The stamps of the file before and after a write, between which no other process has committed."""

    before: FileStamp
    after: FileStamp


class WriteWitness:
    """Observes one transaction on the file at `path`, from the moment when it has the write lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before: FileStamp | None = None
        self._state: State | None = None

    def begin(self) -> None:
        """Called when the transaction has the write lock and before its first statement."""
        self._before = file_stamp(self._path)

    def end(self, file: sqlite3.Connection) -> None:
        """Called on this connection after the last statement, before the commit."""
        self._state = state_of(file)

    def written(self) -> WriteStamps | None:
        """The stamps, after the file was closed; None if another process has written, or the file cannot be read."""
        after = file_stamp(self._path)
        try:
            is_alone = state(self._path) == self._state  # no commit after ours before `after` was taken
        except (StorageError, OSError):  # a full disk, say; the transaction is committed nevertheless
            return None
        return WriteStamps(self._before, after) if is_alone and self._before is not None and after is not None else None
