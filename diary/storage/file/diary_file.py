"""Opening the diary's file, with the standard library alone so that the window need not wait."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from diary.storage.errors import DamagedError, NewerDiaryError, NotADiaryError, storage_error, translate_error
from diary.storage.file import cipher
from diary.storage.file.migrations import STEPS
from diary.storage.file.selects import MalformedRowError

APPLICATION_ID = 0x4E44_5259
"""Marks the file as a diary of this program ("NDRY")."""


def connection(path: Path) -> sqlite3.Connection:
    """A raw connection with the settings that "saved means on disk" needs; no implicit transactions.

    Raises `LockedError` for a file with a passphrase that was not given.
    """
    made = cipher.opened(path, cipher.key_of(path))
    try:
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA synchronous = FULL")
    except BaseException:
        made.close()
        raise
    return made


def untouched(path: Path) -> sqlite3.Connection:
    """A raw connection that reads the file as it lies there: nothing is written, not even beside it.

    What stands in its write-ahead log is not seen; nobody may write at the same time.
    """
    return cipher.opened(f"{path.absolute().as_uri()}?mode=ro&immutable=1", cipher.key_of(path))


@contextmanager
def translating_errors(path: Path) -> Iterator[None]:
    """Turn an error of SQLite about the file at `path` into its sentence; a mistake of ours passes as it is."""
    try:
        yield
    except (UnicodeDecodeError, MalformedRowError) as error:  # SQLite's own words about a damage quote it
        raise storage_error(DamagedError, path) from error
    except cipher.errors() as error:
        if known := translate_error(error, path):
            raise known from error
        raise


@contextmanager
def transaction(file: sqlite3.Connection) -> Iterator[None]:
    """All of what is done within it is written, or nothing."""
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


def schema_version(file: sqlite3.Connection, path: Path) -> int:
    """The file's schema version; raises `NotADiaryError` or `NewerDiaryError`."""
    version = int(file.execute("PRAGMA user_version").fetchone()[0])
    if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise storage_error(NotADiaryError, path)
    if version > len(STEPS):
        raise storage_error(NewerDiaryError, path)
    return version


def apply_steps(file: sqlite3.Connection, steps: Sequence[Sequence[str]], version: int) -> None:
    """Lead the schema through these steps, to `version`; within a transaction of the caller's."""
    for statements in steps:
        for statement in statements:
            file.execute(statement)
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    file.execute(f"PRAGMA user_version = {version}")


def log_of(path: Path) -> Path:
    """SQLite's write-ahead log, which is part of the diary as long as it is there."""
    return path.with_name(f"{path.name}-wal")


def logs_of(path: Path) -> tuple[Path, Path]:
    """The write-ahead log, and the journal by which a step that was cut off is taken back."""
    return log_of(path), path.with_name(f"{path.name}-journal")


def sidecar_files(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside the diary while it is open or after a crash."""
    return *logs_of(path), path.with_name(f"{path.name}-shm")


def has_log(path: Path) -> bool:
    """Whether something is, or was left, in one of its logs."""
    return any(log.is_file() and log.stat().st_size > 0 for log in logs_of(path))


def sync_folder(folder: Path) -> None:
    """See that names that came, went or changed in `folder` are on disk; Windows does so by itself."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """See that what was written into the file is on disk."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())
