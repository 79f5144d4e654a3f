"""Reading the diary with the driver alone: the window has no need of SQLAlchemy."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from diary.storage.file.diary_file import connection, translating_errors
from diary.storage.file.selects import Execute
from diary.storage.safety.preparing import prepare


@contextmanager
def reading(path: Path) -> Iterator[Execute]:
    """A read transaction on a connection of its own; upgrades the diary where needed. Raises `StorageError`."""
    prepare(path)
    with translating_errors(path), closing(connection(path)) as file:
        file.execute("BEGIN")
        yield lambda query, values: file.execute(query, values).fetchall()
