"""Restoring a backup; the diary as it was is kept, so that the restore can be undone."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import (
    AlteredError,
    BackupError,
    BusyError,
    DamagedError,
    NotADiaryError,
    UnwritableError,
    storage_error,
)
from diary.storage.file import cipher, temporary
from diary.storage.file.diary_file import (
    connection,
    sidecar_files,
    sync_file,
    sync_folder,
    translating_errors,
    untouched,
)
from diary.storage.safety import backup, checking, checksum, copies, lock
from diary.storage.safety.checking import Health
from diary.storage.safety.preparing import prepare
from diary.storage.safety.rewriting import rewrite

ASIDE = "damaged"
"""The folder for files that could not be read; nothing in it is ever deleted."""

_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Restored:
    """The content of the restored backup, and the path of the former diary; None where there was none."""

    health: Health
    former: Path | None


def contents(copy: Path) -> Health:
    """Check a backup and answer what is in it; raises `BackupError` for a missing or damaged one, or `StorageError`."""
    if not copy.is_file():
        raise BackupError(_("There is no backup at {file}.").format(file=copy))
    named = backup.named(copy)
    if named is not None and not named.is_as_made:
        raise BackupError(_("The backup {file} has gone bad since it was made; please take another.").format(file=copy))
    health = checking.check(copy)
    if health.problems:
        raise BackupError(_("The backup {file} is damaged; please take another.").format(file=copy))
    return health


def restore(diary: Path, copy: Path) -> Restored:
    """Make `copy` the diary; raises `StorageError`, and then the diary is unchanged.

    A sound diary is first backed up, then overwritten in one transaction: other connections see the change, and a crash
    leaves the old or the new content. A damaged one is first copied to the folder `damaged`.
    """
    lock.require_not_elsewhere(diary)
    health = contents(copy)
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
    if not health.counts.items() <= checking.check(diary).counts.items():  # it may have been upgraded as well
        raise storage_error(DamagedError, diary)
    prepare(diary)
    return Restored(health, former)


def replace_damaged(diary: Path, write: Callable[[Path], None]) -> Path | None:
    """Atomically replace an unreadable file by the one that `write` makes; answers the path of the kept copy.

    Raises `StorageError`, and `UnwritableError` for an `OSError`.
    """
    try:
        diary.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = temporary.create(diary.parent, diary.name, ".new")
        try:
            write(unfinished)
            with translating_errors(unfinished), closing(connection(unfinished)) as file:
                file.execute("PRAGMA journal_mode = WAL")
            sync_file(unfinished)
            former = _put_aside(diary)
            checksum.remove(diary)
            unfinished.replace(diary)
            sync_folder(diary.parent)
        finally:
            for leftover in (unfinished, *sidecar_files(unfinished)):
                leftover.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, diary) from error
    return former


def _put_aside(diary: Path) -> Path | None:
    """Copy the damaged file and its sidecar files into a new folder; only the sidecar files are then deleted."""
    folder = diary.parent / ASIDE / datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%fZ")
    there = [file for file in (diary, *sidecar_files(diary)) if file.is_file()]
    if not there:
        return None
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
    for file in there:
        shutil.copy2(file, folder / file.name)
        sync_file(folder / file.name)
    sync_folder(folder)
    for left in sidecar_files(diary):
        left.unlink(missing_ok=True)
    return folder / diary.name if diary.is_file() else folder / there[0].name


def _copy_into(copy: Path, target: Path, diary: Path) -> None:
    """Copy into `target`, with the key of the diary that it replaces, or the copy's own where that is plain.

    As far as the register of the unreadable diary can be read, it is carried over.
    """
    key = cipher.key_of(copy) if cipher.salt_of(diary) is None else cipher.key_of(diary)
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
    """Copy page by page, with the register of the diary carried over (in memory, where the copy's key is used as well).

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
