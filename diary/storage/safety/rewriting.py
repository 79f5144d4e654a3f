"""Copies a diary into a new file with another encryption key or none, and checks the copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

from diary.storage.errors import DamagedError, storage_error
from diary.storage.file import cipher
from diary.storage.file.address import address
from diary.storage.file.cipher import Key
from diary.storage.file.diary_file import APPLICATION_ID, sync_file, translating_errors, untouched
from diary.storage.file.shapes import SHAPES


def counts(file: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of each kind of record, by table."""
    there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return {
        shape.table: int(file.execute(f"SELECT count(*) FROM {shape.table}").fetchone()[0])  # noqa: S608 - our own names
        for shape in SHAPES
        if shape.table in there
    }


def rewrite(source: Path, target: Path, key: Key | None) -> None:
    """Copy the database `source` into the empty file `target`, encrypted with `key`, and compare the row counts.

    No process may write the source meanwhile, and its write-ahead log is not read. Raises `StorageError`.
    """
    try:
        with translating_errors(target):
            _copy(source, target, key)
            _check(source, target, key)
    except DamagedError as error:
        raise storage_error(DamagedError, source) from error
    sync_file(target)


def _copy(source: Path, target: Path, key: Key | None) -> None:
    if (cipher.key_of(source) is None) == (key is None):
        with closing(untouched(source)) as file, closing(cipher.opened(target, key)) as copy:
            file.backup(copy)
    else:
        _export(source, target, key)


def _check(source: Path, target: Path, key: Key | None) -> None:
    """Raise `DamagedError` if the copy is not intact, or has other row counts than the source."""
    with closing(untouched(source)) as file, closing(cipher.opened(target, key)) as copy:
        is_sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        if not is_sound or counts(copy) != counts(file):
            raise storage_error(DamagedError, target)


def _export(source: Path, target: Path, key: Key | None) -> None:
    """Convert between plain and encrypted, which SQLite's backup API cannot.

    Rowids are preserved, which the full-text index refers to.
    """
    own = cipher.key_of(source)
    unlocked = address(source.absolute(), "immutable=1")  # the caller may hold the lock
    with closing(cipher.opened(unlocked, own, driver=cipher.sqlcipher())) as file:
        file.execute("PRAGMA trusted_schema = OFF")
        file.execute("ATTACH ? AS target KEY ?", (address(target.absolute()), key.raw if key else ""))
        file.execute("SELECT sqlcipher_export('target')")
        version = int(file.execute("PRAGMA main.user_version").fetchone()[0])
        file.execute(f"PRAGMA target.user_version = {version}")
        file.execute(f"PRAGMA target.application_id = {APPLICATION_ID}")
        file.execute("DETACH target")
