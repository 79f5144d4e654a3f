"""Connections to the diary's file, its schema version and sidecar files; imports the standard library alone."""

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from diary.storage.errors import (
    DamagedError,
    GoneError,
    NewerDiaryError,
    NotADiaryError,
    UnwritableError,
    storage_error,
    translate_error,
)
from diary.storage.file import cipher, replacing
from diary.storage.file.address import address
from diary.storage.file.migrations import STEPS
from diary.storage.file.selects import MalformedRowError
from diary.storage.file.sidecars import has_log, shared_memory_of

APPLICATION_ID = 0x4E44_5259
"""SQLite's `application_id` of a diary ("NDRY")."""

_IDENTIFIED_FROM = 4
"""The schema version from which a diary has an identifier; a migration from earlier versions creates one."""


def connection(path: Path) -> sqlite3.Connection:
    """A DB-API connection with `synchronous = FULL` (commits are durable), foreign keys, and no implicit transactions.

    It never creates the file, and waits while another thread replaces it. If the file or its folder is not writable,
    the connection is `read_only`, and an earlier schema is migrated in memory. Raises `LockedError` for a file with a
    passphrase that has not been entered.
    """
    replacing.wait(path)
    if is_read_only(path):
        return _up_to_date(read_only(path), path)
    opened = _opened(path, "mode=rw")
    try:
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("PRAGMA synchronous = FULL")
    except BaseException:
        opened.close()
        raise
    return opened


def untouched(path: Path) -> sqlite3.Connection:
    """A read-only connection in SQLite's immutable mode: no locks, no sidecar files.

    The write-ahead log is ignored, and no other process may write at the same time. Raises `LockedError`.
    """
    return _opened(path, "mode=ro&immutable=1")


def read_only(path: Path) -> sqlite3.Connection:
    """A read-only connection that also reads a write-ahead log; without one it takes no locks. Raises `LockedError`."""
    if not has_log(path):
        return untouched(path)
    if shared_memory_of(path).exists() or not is_read_only(path):
        return _opened(path, "mode=ro")
    return _replayed(path)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with the key of the file; raises `NotADiaryError` for a pipe, whose `open` would block."""
    key = cipher.key_of(path)
    require_no_pipe(path)  # immediately before SQLite opens it, whatever it is
    return cipher.opened(address(path.absolute(), mode), key)


def require_no_pipe(path: Path) -> None:
    """Raise `NotADiaryError` if the path is a pipe, a device or a socket."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise storage_error(NotADiaryError, path)


def _replayed(path: Path) -> sqlite3.Connection:
    """An in-memory copy of the diary with its write-ahead log applied, for a folder in which SQLite cannot create the
    `-shm` file."""
    from diary.storage.file import snapshot, temporary  # noqa: PLC0415 - rarely needed

    key = cipher.key_of(path)
    with (
        temporary.folder_for(path) as folder,
        closing(cipher.opened(snapshot.copied(path, folder), key)) as copy,
    ):
        memory = cipher.opened(":memory:", key)
        copy.backup(memory)
    memory.execute("PRAGMA query_only = ON")
    return memory


def _up_to_date(file: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The connection itself, or for an earlier schema one to a migrated in-memory copy, which has no identifier
    either."""
    memory = None
    try:
        version = schema_version(file, path)
        if version == len(STEPS):
            return file
        memory = cipher.opened(":memory:", cipher.key_of(path))
        file.backup(memory)
        with transaction(memory):
            apply_steps(memory, STEPS[version:], len(STEPS))
            if version < _IDENTIFIED_FROM:
                memory.execute("DELETE FROM about WHERE name = 'diary'")
        memory.execute("PRAGMA query_only = ON")
    except BaseException:
        for opened in (file, memory):
            if opened is not None:
                opened.close()
        raise
    file.close()
    return memory


def is_read_only(path: Path) -> bool:
    """Whether the file exists, and it or its folder (for the write-ahead log) is not writable for this process."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)) and os.access(path, os.R_OK)


def is_missing(path: Path) -> bool:
    """Whether there is no file; False if that cannot be determined, as after a disk error."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def translating_errors(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about the file at `path` as `StorageError`; programming errors pass unchanged."""
    try:
        yield
    except (UnicodeDecodeError, MalformedRowError) as error:  # SQLite's message contains the damaged bytes
        raise storage_error(DamagedError, path) from error
    except cipher.errors() as error:
        known = translate_error(error, path)
        if isinstance(known, UnwritableError) and is_missing(path):
            raise storage_error(GoneError, path) from error
        if known:
            raise known from error
        raise


@contextmanager
def transaction(file: sqlite3.Connection) -> Iterator[None]:
    """Context manager: a transaction that holds the write lock from its beginning; rolled back on any exception."""
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
    if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID or version < 0:
        raise storage_error(NotADiaryError, path)
    if version > len(STEPS):
        raise storage_error(NewerDiaryError, path)
    return version


def apply_steps(file: sqlite3.Connection, steps: Sequence[Sequence[str]], version: int) -> None:
    """Run these migrations and set `user_version` to `version`, within the caller's transaction."""
    for statements in steps:
        for statement in statements:
            file.execute(statement)
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    file.execute(f"PRAGMA user_version = {version}")


def sync_folder(folder: Path) -> None:
    """`fsync` the folder, so that created, renamed and deleted names are durable; errors are ignored."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """`fsync` the file's content; raises `OSError`."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())
