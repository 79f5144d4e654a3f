"""Reads the diary with the DB-API driver alone, so that the window needs no SQLAlchemy."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from diary.storage.errors import NotADiaryError, storage_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection, translating_errors
from diary.storage.file.selects import Execute
from diary.storage.safety.preparing import prepare

_MISSING_TABLE = "no such table: "
"""The beginning of SQLite's message, which has no result code of its own."""


@contextmanager
def reading(path: Path) -> Iterator[Execute]:
    """Context manager: a read transaction on a connection of its own; migrates the diary if needed.

    Raises `StorageError`: `NotADiaryError` also if a table is missing, as the file has then been overwritten since it
    was prepared.
    """
    prepare(path)
    try:
        with translating_errors(path), closing(connection(path)) as file:
            file.execute("BEGIN")
            yield lambda query, values: file.execute(query, values).fetchall()
    except cipher.errors() as error:
        if not str(error).startswith(_MISSING_TABLE):
            raise
        raise storage_error(NotADiaryError, path) from error
