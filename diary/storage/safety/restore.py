"""Making a backup the diary again; what was there is kept, so that it can be taken back."""

import os
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
from diary.storage.file import cipher
from diary.storage.file.diary_file import (
    connection,
    sidecar_files,
    sync_file,
    sync_folder,
    translating_errors,
    untouched,
)
from diary.storage.safety import backup, checking, checksum, lock
from diary.storage.safety.checking import Health
from diary.storage.safety.preparing import prepare
from diary.storage.safety.rewriting import rewrite

ASIDE = "damaged"
"""The folder for files that could not be read; nothing in it is ever deleted."""

_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the diary is kept as it was before; None where there was none."""

    health: Health
    former: Path | None


def contents(copy: Path) -> Health:
    """What is in a backup; raises `StorageError` where it is none, or a bad one."""
    if not copy.is_file():
        raise BackupError(_("There is no backup at {file}.").format(file=copy))
    made = backup.named(copy)
    if made is not None and not made.is_as_made:
        raise BackupError(_("The backup {file} has gone bad since it was made; please take another.").format(file=copy))
    health = checking.check(copy)
    if health.problems:
        raise BackupError(_("The backup {file} is damaged; please take another.").format(file=copy))
    return health


def restore(diary: Path, copy: Path) -> Restored:
    """Make `copy` the diary; raises `StorageError`, and then the diary is as it was.

    A sound diary is first backed up, then filled in one transaction: whoever has it open sees the change, and a crash
    leaves the one or the other. One that is damaged is put aside as it is.
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
    if checking.check(diary).counts != health.counts:
        raise storage_error(DamagedError, diary)
    prepare(diary)
    return Restored(health, former)


def replace_damaged(diary: Path, write: Callable[[Path], None]) -> Path | None:
    """Put what `write` makes in the place of a file that cannot be read; answers where that one is kept.

    At every moment there is either the damaged file or the whole new one.
    """
    unfinished = diary.with_name(f".{diary.name}-{os.getpid()}.new")
    try:
        diary.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
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
    """Keep the damaged file and what SQLite left beside it, byte for byte; the file itself also stays where it is."""
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
    """Fill `target` from the copy, with the passphrase that the diary in whose place it comes has."""
    key = cipher.key_of(copy) if cipher.salt_of(diary) is None else cipher.key_of(diary)
    rewrite(copy, target, key)


def _fill(diary: Path, copy: Path) -> None:
    """Fill the diary from the copy in one transaction, under the diary's own passphrase."""
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
    """Copy page by page, waiting a while for whoever is just writing."""
    end = time.monotonic() + _PATIENCE_SECONDS

    def look_at_clock(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise storage_error(BusyError, diary)

    with translating_errors(diary), closing(untouched(copy)) as source, closing(connection(diary)) as file:
        source.backup(file, progress=look_at_clock)
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
