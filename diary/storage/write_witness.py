"""Whether a write of this program was the only one that led the file from one stamp to another."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from diary.storage.errors import StorageError
from diary.storage.file_stamp import FileStamp, file_stamp
from diary.storage.safety.checking import state, state_of
from diary.storage.safety.lock import State


class Written(NamedTuple):
    """The stamps of the file before and after a write, between which nobody else has committed anything."""

    before: FileStamp
    after: FileStamp


class WriteWitness:
    """Watches one transaction on the file at `path`, from the moment at which it alone may write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before: FileStamp | None = None
        self._state: State | None = None

    def begin(self) -> None:
        """The transaction holds the lock for writing and has written nothing yet."""
        self._before = file_stamp(self._path)

    def end(self, file: sqlite3.Connection) -> None:
        """All is written on this connection, and nothing is committed yet."""
        self._state = state_of(file)

    def written(self) -> Written | None:
        """After the file was closed: the stamps, or None where somebody else has written, or it cannot be told."""
        after = file_stamp(self._path)
        try:
            is_alone = state(self._path) == self._state  # nothing was committed after ours before `after` was taken
        except (StorageError, OSError):  # no room for a look, say: what was written is written all the same
            return None
        return Written(self._before, after) if is_alone and self._before is not None and after is not None else None
