"""Reads all records of a diary without writing or locking anything, in any thread and without SQLAlchemy."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from diary import gc_control
from diary.domain.record import Record
from diary.storage.file.diary_file import connection, schema_version, translating_errors
from diary.storage.file.migrations import STEPS
from diary.storage.file.selects import read_records
from diary.storage.file.shapes import SHAPES
from diary.storage.safety import lock
from diary.storage.safety.checking import as_it_is


def whole_content(path: Path) -> list[Record] | None:
    """The current records, unordered; None for a file of an earlier schema. Raises `StorageError`."""
    with gc_control.paused(), translating_errors(path), _opened(path) as file:
        if schema_version(file, path) < len(STEPS):
            return None
        file.execute("BEGIN")  # a consistent snapshot, whatever is written meanwhile
        try:
            return [
                record
                for shape in SHAPES
                for record in read_records(lambda query, values: file.execute(query, values).fetchall(), shape)
            ]
        finally:
            file.execute("COMMIT")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Context manager: a connection that coexists with a writing window, or if there is none modifies nothing."""
    if not lock.is_held_here(path):
        with as_it_is(path) as file:
            yield file
        return
    with closing(connection(path)) as file:
        yield file
