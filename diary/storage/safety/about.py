"""Properties of the diary's file as a whole, by name: the rows of its table `about`."""

from contextlib import closing
from pathlib import Path

from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection, transaction, translating_errors
from diary.storage.safety import checksum, lock


def value(path: Path, name: str) -> str | None:
    """The value of that name; None if the diary has none, cannot be read, or has an older schema."""
    try:
        with closing(connection(path)) as file:
            row = file.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
    except cipher.errors(StorageError):
        return None
    return str(row[0]) if row else None


def keep(path: Path, name: str, wanted: str | None) -> None:
    """Write the value of that name, or remove it (None); does nothing if it is unchanged. Raises `StorageError`."""
    if value(path, name) == wanted:
        return
    checksum.remove(path)
    with translating_errors(path), closing(connection(path)) as file, transaction(file):
        file.execute("DELETE FROM about WHERE name = ?", (name,))
        if wanted is not None:
            file.execute("INSERT INTO about VALUES (?, ?)", (name, wanted))
    if not lock.is_held_here(path):
        checksum.write(path)
