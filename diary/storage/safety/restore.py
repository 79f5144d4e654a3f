"""Restores a backup; the former diary is kept, so that the restore can be undone."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diary.atomic_write import put_in_place
from diary.i18n import _
from diary.storage import known_diaries
from diary.storage.errors import (
    AlteredError,
    BackupError,
    BusyError,
    DamagedError,
    GoneError,
    NotADiaryError,
    UnwritableError,
    storage_error,
)
from diary.storage.file import cipher, temporary
from diary.storage.file.diary_file import connection, sync_file, sync_folder, translating_errors, untouched
from diary.storage.file.sidecars import file_itself, sidecar_files
from diary.storage.safety import backup, checking, checksum, copies, lock, recovery
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.checking import Health
from diary.storage.safety.preparing import prepare
from diary.storage.safety.rewriting import rewrite

ASIDE = "damaged"
"""The folder for unreadable files; nothing in it is ever deleted."""

_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Restored:
    """The content of the restored backup, and the path of the former diary; None if there was none."""

    health: Health
    former: Path | None


def contents(copy: Path) -> Health:
    """Check a backup and return its content; raises `BackupError` for a damaged one, or `StorageError`."""
    with LocalCopy(copy) as here:
        return _contents(here)


def _contents(copy: Path) -> Health:
    """The content of a local copy; raises `BackupError` for a damaged one, or `StorageError`."""
    named = backup.named(copy)
    if named is not None and not named.matches_hash_in_name:
        raise BackupError(_("The backup {file} has gone bad since it was made; please take another.").format(file=copy))
    health = checking.check(copy)
    if health.problems:
        raise BackupError(_("The backup {file} is damaged; please take another.").format(file=copy))
    checking.require_acceptable(health)
    return health


def restore(diary: Path, copy: Path) -> Restored:
    """Make `copy` the diary; raises `StorageError`, and then the diary is unchanged.

    An intact diary is first backed up, then overwritten in one transaction: other connections see the change, and a
    crash leaves the old or the new content. A damaged one is first copied to the folder `damaged`.
    """
    lock.require_not_elsewhere(diary)
    with LocalCopy(copy) as here:
        return _restore(diary, here)


def _restore(diary: Path, copy: Path) -> Restored:
    """Make a copy in a local folder the diary; raises `StorageError`."""
    health = _contents(copy)
    try:
        checking.require_sound(diary)
        is_readable = diary.is_file()
    except AlteredError:
        is_readable = True
    except (DamagedError, NotADiaryError):
        is_readable = False
    if is_readable:
        former: Path | None = backup.make(diary, backup.RESTORE).path
        _fill(diary, copy)
    else:
        former = replace_damaged(diary, lambda target: _copy_into(copy, target, diary))
    lock.forget_state(diary)
    if not health.counts.items() <= checking.check(diary).counts.items():  # it may also have been migrated
        raise storage_error(DamagedError, diary)
    known_diaries.forget(diary)
    prepare(diary)
    recovery.settle(diary, copy)
    known_diaries.remember(diary)
    return Restored(health, former)


def replace_damaged(diary: Path, write: Callable[[Path], None], aside: str = ASIDE) -> Path | None:
    """Atomically replace an unreadable file by the one that `write` creates; returns the path of the kept copy.

    The copy goes into the folder `aside`, with its sidecar files and its recovery box. The folder of the diary must
    exist. Raises `StorageError`, and `UnwritableError` for an `OSError`.
    """
    itself = file_itself(diary)  # a link stays a link
    if not itself.parent.is_dir():
        raise storage_error(GoneError, diary)
    try:
        unfinished = temporary.create(itself.parent, diary.name, ".new")
        try:
            write(unfinished)
            with translating_errors(unfinished), closing(connection(unfinished)) as file:
                file.execute("PRAGMA journal_mode = WAL")
            sync_file(unfinished)
            former = _put_aside(diary, aside)
            checksum.remove(diary)
            put_in_place(unfinished, itself)
            sync_folder(itself.parent)
        finally:
            for leftover in (unfinished, *sidecar_files(unfinished)):
                leftover.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, diary) from error
    return former


def _put_aside(diary: Path, aside: str) -> Path | None:
    """Copy the file and its sidecar files into a new folder, then delete SQLite's sidecar files alone."""
    folder = diary.parent / aside / datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%fZ")
    name_itself = file_itself(diary).name
    beside = (*sidecar_files(diary), recovery.sidecar(diary))
    there = [file for file in (file_itself(diary), *beside) if file.is_file()]
    if not there:
        return None
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
    copies = [folder / f"{diary.name}{file.name.removeprefix(name_itself)}" for file in there]
    for file, copy in zip(there, copies, strict=True):
        shutil.copy2(file, copy)
        sync_file(copy)
    sync_folder(folder)
    for left in sidecar_files(diary):
        left.unlink(missing_ok=True)
    return copies[0]


def _copy_into(copy: Path, target: Path, diary: Path) -> None:
    """Copy into `target` with the key of the replaced diary, or with the copy's own if that diary is plain.

    The key of a missing diary is the one with which this process has opened it. The readable part of an unreadable
    diary's register is carried over.
    """
    key = cipher.last_key(diary) or cipher.key_of(copy)
    rewrite(copy, target, key)
    with translating_errors(target), closing(cipher.opened(target, key)) as file:
        copies.carry_over(file, copies.register_of(diary), target)


def _fill(diary: Path, copy: Path) -> None:
    """Overwrite the diary with the copy in one transaction, with the diary's own key."""
    checksum.remove(diary)
    if cipher.is_encrypted(diary) == cipher.is_encrypted(copy):
        _take_over(diary, copy)
    else:
        unfinished = backup.begun(diary, backup.folder_of(diary))
        try:
            rewrite(copy, unfinished, cipher.key_of(diary))
            _take_over(diary, unfinished)
        finally:
            unfinished.unlink(missing_ok=True)
    checksum.write(diary)


def _take_over(diary: Path, copy: Path) -> None:
    """Copy page by page through a database in memory, to which the register of the diary is added.

    Raises `BusyError` after 10 s in which another connection writes.
    """
    end = time.monotonic() + _PATIENCE_SECONDS

    def _check_time(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise storage_error(BusyError, diary)

    memory = cipher.opened(":memory:", cipher.key_of(diary))
    with translating_errors(diary), closing(memory), closing(connection(diary)) as file:
        with closing(untouched(copy)) as source:
            source.backup(memory)
        copies.carry_over(memory, copies.register_in(file), copy)
        memory.backup(file, progress=_check_time)
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
