"""Backups of the diary: written to a temporary file, checked, and renamed; pruned after a year.

A backup is a file `diary-2026-11-24-203005Z-daily-1f0c9a7b6d2e4a10.sqlite`: when it was made (UTC), why, and the first
16 hexadecimal digits of the SHA-256 of its content, by which a corrupted copy is recognised.
"""

import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diary.domain.record import now
from diary.i18n import _
from diary.storage.errors import (
    BackupError,
    DamagedError,
    DiskError,
    DiskFullError,
    StorageError,
    UnwritableError,
    storage_error,
    translate_error,
)
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection, sync_file, sync_folder
from diary.storage.safety import checking, checksum, recovery
from diary.storage.safety.checking import Health
from diary.storage.safety.rewriting import counts, rewrite

FOLDER = "backups"
PLACE = "Neuropathy Diary backups"
"""The name of the folder with backups that is created in the second location the person chose."""

DAILY, UPGRADE, IMPORT, RESTORE, BY_HAND, SALVAGE = "daily", "upgrade", "import", "restore", "hand", "salvage"
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 5, 12
_STAMP = "%Y-%m-%d-%H%M%S"
_DIGITS = 16
_LEFT_AFTER_SECONDS = 3600
_NAME = re.compile(r"-(\d{4}-\d\d-\d\d-\d{6})Z-([a-z]+)-([0-9a-f]{16})$")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the diary: when and why it was made, and the first digits of its content's SHA-256."""

    path: Path
    made: datetime
    reason: str
    digits: str

    @property
    def is_as_made(self) -> bool:
        """Whether the SHA-256 of the file still begins with the digits in its name; reads the whole file."""
        try:
            return checksum.digest(self.path).startswith(self.digits)
        except OSError:
            return False


def folder_of(diary: Path) -> Path:
    """The folder of the automatic backups, a sibling of the diary file."""
    return diary.parent / FOLDER


def place_in(chosen: Path) -> Path:
    """The folder for backups within the location that the person chose."""
    return chosen / PLACE


def named(path: Path) -> Backup | None:
    """The backup that the file's name describes; None where the name is not that of a backup."""
    match = _NAME.search(path.stem)
    if match is None:
        return None
    made = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path, made, match[2], match[3])


def backups(folder: Path, diary: Path) -> list[Backup]:
    """The backups of the diary in a folder, the newest first; none where there is no such folder.

    Backups dated in the future were made while the clock was wrong, and come after all others.
    """
    present = datetime.now(UTC)
    try:
        files = list(folder.glob(f"{diary.stem}-*{diary.suffix}"))
    except OSError:
        return []
    own_backups = [backup for path in files if (backup := named(path)) is not None]
    return sorted(own_backups, key=lambda backup: (backup.made <= present, backup.made, backup.path.name), reverse=True)


def make(diary: Path, reason: str, folder: Path | None = None) -> Backup:
    """Copy the last committed state of the diary into `folder` (default: `folder_of`); raises `StorageError`."""
    where = folder or folder_of(diary)
    unfinished = begun(diary, where)
    try:
        with closing(connection(diary)) as source:
            _copy(source, unfinished, diary)
        sync_file(unfinished)
        return finished(diary, unfinished, reason)
    except OSError as error:
        raise _unwritable(where, error.strerror) from error
    except cipher.errors() as error:
        known = translate_error(error, diary)
        if isinstance(known, DiskFullError | DiskError | UnwritableError):
            raise _unwritable(where, str(error)) from error
        if known:
            raise known from error
        raise
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def make_daily(diary: Path, folder: Path | None = None) -> Backup | None:
    """Make a backup if the diary has changed since the newest one, and delete expired ones; None if nothing changed.

    Backups under an earlier passphrase are first encrypted with the present one: those on a USB stick that was not
    connected when it was changed. Raises `StorageError`.
    """
    where = folder or folder_of(diary)
    rewrite_all(diary, where)
    if not is_due(diary, where):
        return None
    newest = make(diary, DAILY, where)
    prune(backups(where, diary), newest)
    return newest


def is_due(diary: Path, folder: Path) -> bool:
    """Whether anything was written since the newest intact backup in `folder`; raises `StorageError`."""
    state = checking.state(diary)
    newest = next((backup for backup in backups(folder, diary) if backup.is_as_made), None)
    if newest is None:
        return True
    try:
        return checking.state(newest.path) != state
    except StorageError:
        return True


def catch_up(diary: Path) -> None:
    """Make the daily backup of a diary that was last written on an earlier day.

    This runs before every command, which may be the only way the diary is written, so errors are ignored.
    """
    with suppress(OSError, StorageError):
        written = datetime.fromtimestamp(diary.stat().st_mtime, UTC).astimezone().date()
        if written != now().date():
            make_daily(diary)


def before_import(diary: Path) -> None:
    """Make a backup before an import, unless one of the present state exists; raises `StorageError`."""
    if is_due(diary, folder_of(diary)):
        make(diary, IMPORT)


def newest_good(diary: Path) -> tuple[Backup, Health] | None:
    """The newest backup that passes the integrity check, with its `Health`; None where there is none."""
    for backup in backups(folder_of(diary), diary):
        with suppress(StorageError):
            if backup.reason != SALVAGE and backup.is_as_made and not (health := checking.check(backup.path)).problems:
                return backup, health
    return None


def prune(all_backups: Sequence[Backup], latest: Backup) -> None:
    """Delete the expired backups, but never `latest`, as the clock may be wrong."""
    kept_paths = {backup.path for backup in kept_of(all_backups)} | {latest.path}
    for backup in all_backups:
        if backup.path not in kept_paths:
            with suppress(OSError):
                backup.path.unlink()


def kept_of(all_backups: Sequence[Backup]) -> list[Backup]:
    """The backups to keep: the last of each of the latest 7 days, 5 weeks and 12 months that have any.

    Those made before an import or a restore are kept as long as the daily ones, so that it can be undone; those made
    before an upgrade, by hand or by salvage until the person deletes them. A salvaged diary never counts as the last of
    a day, because it may lack entries of the backup before it.
    """
    newest_first = sorted(all_backups, key=lambda backup: backup.made, reverse=True)
    whole = [backup for backup in newest_first if backup.reason != SALVAGE]
    days = _last_of_each("%Y-%m-%d", whole, KEPT_DAYS)
    weeks, months = _last_of_each("%G-%V", whole, KEPT_WEEKS), _last_of_each("%Y-%m", whole, KEPT_MONTHS)
    kept_paths = {backup.path for backup in (*days.values(), *weeks.values(), *months.values())}
    return [
        backup
        for backup in newest_first
        if backup.path in kept_paths
        or backup.reason in (UPGRADE, BY_HAND, SALVAGE)
        or (backup.reason in (IMPORT, RESTORE) and _in_local_time(backup, "%Y-%m-%d") in days)
    ]


def _last_of_each(period: str, newest_first: Iterable[Backup], most: int) -> dict[str, Backup]:
    """The last backup of each of the latest `most` periods that have one."""
    by_period: dict[str, Backup] = {}
    for backup in newest_first:
        by_period.setdefault(_in_local_time(backup, period), backup)
    return dict(list(by_period.items())[:most])


def _in_local_time(backup: Backup, form: str) -> str:
    return backup.made.astimezone().strftime(form)


def begun(diary: Path, folder: Path) -> Path:
    """Create an empty temporary file in the folder (itself created if missing), and remove those of killed processes.

    Raises `BackupError`.
    """
    if not folder.parent.is_dir():
        raise BackupError(_("The backup drive is not connected: there is no {folder}.").format(folder=folder.parent))
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(f".{diary.stem}-*.part*"):
            if time.time() - left.stat().st_mtime > _LEFT_AFTER_SECONDS:
                left.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{diary.stem}-", suffix=".part")
        with open(handle, "wb"):  # noqa: PTH123 - a handle, no path
            return Path(name)
    except OSError as error:
        raise _unwritable(folder, error.strerror) from error


def _copy(source: sqlite3.Connection, target: Path, diary: Path) -> None:
    """Copy a snapshot into `target`, a file without WAL, and check it; raises `DamagedError`."""
    source.execute("BEGIN")
    try:
        expected = counts(source)
        with closing(cipher.opened(target, cipher.key_of(diary))) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # the finished file is synchronised as a whole
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            is_sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            if not is_sound or counts(copy) != expected:
                raise storage_error(DamagedError, diary)
    finally:
        source.execute("COMMIT")


def rewrite_all(diary: Path, folder: Path) -> list[Path]:
    """Encrypt (or decrypt) the backups in `folder` with the diary's key; answers those that could not be rewritten.

    Those are the ones whose own key this process does not know, or that cannot be read or written.
    """
    left = []
    for backup in backups(folder, diary):
        if cipher.salt_of(backup.path) == cipher.salt_of(diary):
            continue
        try:
            unfinished = begun(diary, folder)
            try:
                rewrite(backup.path, unfinished, cipher.key_of(diary))
                finished(diary, unfinished, backup.reason, backup.made)
            finally:
                unfinished.unlink(missing_ok=True)
            _overwrite(backup.path)
        except (OSError, StorageError):
            left.append(backup.path)
    recovery.serve_folder(folder, diary)
    return left


def _overwrite(path: Path) -> None:
    """Overwrite the file with zeros and delete it; flash and copy-on-write disks may keep the old blocks."""
    with path.open("rb+") as file:
        for _part in range(0, path.stat().st_size, 1 << 20):
            file.write(bytes(1 << 20))
        os.fsync(file.fileno())
    path.unlink()


def finished(diary: Path, unfinished: Path, reason: str, moment: datetime | None = None) -> Backup:
    """Rename a complete, synced file to the name of a backup, dated now or at the `moment`."""
    digits = checksum.digest(unfinished)[:_DIGITS]
    stamp = (moment or datetime.now(UTC)).strftime(_STAMP)
    path = unfinished.with_name(f"{diary.stem}-{stamp}Z-{reason}-{digits}{diary.suffix}")
    unfinished.replace(path)
    recovery.put_beside(path.parent, diary)
    sync_folder(path.parent)
    backup = named(path)
    assert backup is not None  # noqa: S101 - the name was made for it
    return backup


def _unwritable(folder: Path, reason: str | None) -> BackupError:
    text = _("A backup cannot be written in {folder} ({reason}).")
    return BackupError(text.format(folder=folder, reason=reason or _("the disk refuses")))
