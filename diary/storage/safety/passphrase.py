"""The diary's passphrase: unlocking the file, and setting, changing or removing a passphrase.

Neither passphrase nor key is ever stored; a diary whose passphrase is forgotten can be opened only with its recovery
words (`recovery.py`), if it has any.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from diary.atomic_write import put_in_place
from diary.storage.errors import (
    BusyError,
    DamagedError,
    NoCipherError,
    UnwritableError,
    WrongPassphraseError,
    storage_error,
    translate_error,
)
from diary.storage.file import cipher, temporary
from diary.storage.file.cipher import is_encrypted, is_locked
from diary.storage.file.diary_file import connection, is_missing, sync_folder, translating_errors
from diary.storage.file.replacing import replacing
from diary.storage.file.sidecars import file_itself, has_log
from diary.storage.safety import backup, checking, checksum, copies, lock, recovery
from diary.storage.safety.preparing import missing, prepare
from diary.storage.safety.protected import ProtectedCopies
from diary.storage.safety.protecting import protect
from diary.storage.safety.rewriting import rewrite

__all__ = ["change", "forget", "is_available", "is_encrypted", "is_locked", "pause_s", "unlock"]

_LONGEST_PAUSE_S = 30.0
_PATIENCE_S, _LOOK_AGAIN_S = 2.0, 0.02
"""The time in seconds that replacing the diary waits for readers of this process, and the polling interval."""


def is_available() -> bool:
    """Whether this installation supports passphrases."""
    try:
        cipher.sqlcipher()
    except NoCipherError:
        return False
    return True


def pause_s(failures: int) -> float:
    """The delay in seconds before the next attempt, after `failures` wrong ones in a row: 0, 1, 2, 4, … 30."""
    return min(2.0 ** (failures - 2), _LONGEST_PAUSE_S) if failures > 1 else 0.0


def forget() -> None:
    """Forget all keys: encrypted files cannot be read until `unlock`."""
    cipher.forget_keys()


def unlock(path: Path, words: str) -> None:
    """Derive the key and remember it, which makes the diary and every copy with the same salt readable to this process.

    Raises `WrongPassphraseError`, `DamagedError` if the passphrase opens a backup but not the diary, or `GoneError`
    without a file. An intact diary is not called damaged: a process that was killed while the passphrase was changed
    may have left backups with the former one.
    """
    if is_missing(path):
        raise missing(path)
    cipher.sqlcipher()
    salt = cipher.salt_of(path)
    if salt is None:
        return
    key = cipher.derived(words, salt)
    if cipher.opens(path, key):
        cipher.remember(key)
        return
    if checksum.matches(path):
        raise storage_error(WrongPassphraseError, path)
    for copy in backup.backups(backup.folder_of(path), path):
        own = cipher.salt_of(copy.path)
        if own is None:
            continue
        key = key if own == key.salt else cipher.derived(words, own)
        if cipher.opens(copy.path, key):
            cipher.remember(key)
            cipher.remember(key, salt)
            raise storage_error(DamagedError, path)
        break
    raise storage_error(WrongPassphraseError, path)


def change(
    path: Path,
    words: str | None,
    places: Sequence[Path] = (),
    shared: Path | None = None,
    recovery_words: Sequence[str] = (),
) -> ProtectedCopies:
    """Encrypt the diary and its copies with this passphrase, or decrypt them (None); the present key must be known.

    The diary is replaced by a new checked file, and the old content is overwritten. `places` are the locations chosen
    for second copies, `shared` is this computer's file in the shared folder. `recovery_words`, if given, replace the
    present ones. Returns the outcome for all copies. Raises `StorageError`, and then the diary is unchanged;
    `BusyError` if another connection has it open.
    """
    cipher.sqlcipher()
    lock.require_not_elsewhere(path)
    checking.require_sound(path)
    registered = copies.copies_of(path)
    key = cipher.derived(words, os.urandom(cipher.SALT_BYTES)) if words else None
    box = recovery.prepare_box(path, key, recovery_words)
    with replacing(path):
        _replace(path, key)
        if key is None:
            cipher.forget_salt(path)  # the path may be a link
        prepare(path)
        checksum.write(path)
    try:
        recovery.put_in_force(path, box)
    finally:  # the key has changed already, so the copies must follow
        outcome = protect(path, registered, places, shared)
    return outcome


def _replace(path: Path, key: cipher.Key | None) -> None:
    """Replace the diary by a checked copy with that key, and remember it; raises `StorageError`."""
    path = file_itself(path)  # a link stays a link
    try:
        unfinished = temporary.create(path.parent, path.name, ".new")
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    try:
        checksum.remove(path)
        with _alone(path) as file:
            rewrite(path, unfinished, key)
            if key is not None:
                cipher.remember(key)
            if checking.check(unfinished).problems:
                raise storage_error(DamagedError, path)
            if os.name == "nt":  # Windows cannot replace an open file
                file.close()
            put_in_place(unfinished, path)
            if key is None:
                cipher.forget_salt(path)
            sync_folder(path.parent)
            if os.name != "nt":
                _empty(file)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Context manager: a connection with the exclusive lock after a full checkpoint of the log; raises `BusyError`."""
    with translating_errors(path), closing(connection(path)) as file:
        try:
            _leave_log(file, path)
            file.execute("PRAGMA journal_mode = MEMORY")  # no sidecar file, which the new file would adopt
            file.execute("PRAGMA secure_delete = ON")
            file.execute("BEGIN EXCLUSIVE")
            if has_log(path):
                raise storage_error(BusyError, path)
            yield file
        finally:
            with suppress(*cipher.errors()):
                if file.in_transaction:
                    file.execute("ROLLBACK")


def _leave_log(file: sqlite3.Connection, path: Path) -> None:
    """Checkpoint and remove the write-ahead log; SQLite refuses that while another connection has the file open."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            file.execute("PRAGMA journal_mode = DELETE")
        except cipher.errors() as error:
            if not isinstance(translate_error(error, path), BusyError) or time.monotonic() > end:
                raise
            time.sleep(_LOOK_AGAIN_S)
        else:
            return


def _empty(file: sqlite3.Connection) -> None:
    """Drop all tables of the replaced file (`secure_delete` overwrites them), so that a late writer fails."""
    with suppress(*cipher.errors()):
        tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note_words_%'")
        for (name,) in tables.fetchall():
            if not name.startswith("sqlite_"):
                file.execute(f"DROP TABLE {name}")
        file.execute("COMMIT")
