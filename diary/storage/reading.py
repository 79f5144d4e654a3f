"""Reads the diary with the DB-API driver alone, so that the window needs no SQLAlchemy."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from diary.storage.file.diary_file import connection, translating_errors
from diary.storage.file.selects import Execute
from diary.storage.safety.preparing import prepare


@contextmanager
def reading(path: Path) -> Iterator[Execute]:
    """Context manager: a read transaction on a connection of its own; migrates the diary if needed.

    Raises `StorageError`.
    """
    prepare(path)
    with translating_errors(path), closing(connection(path)) as file:
        file.execute("BEGIN")
        yield lambda query, values: file.execute(query, values).fetchall()
