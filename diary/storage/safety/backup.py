"""Backups of the diary: made whole or not at all, checked before they get their name, and kept for a year.

A backup is a file `diary-2026-11-24-203005Z-daily-1f0c9a7b6d2e4a10.sqlite`: when it was made (UTC), why, and the first
digits of the SHA-256 of its content, by which a copy that has gone bad is told from a good one.
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
from diary.storage.safety import checking, checksum
from diary.storage.safety.checking import Health
from diary.storage.safety.rewriting import counts, rewrite

FOLDER = "backups"
PLACE = "Neuropathy Diary backups"
"""The folder that is made within a place of the person's choice, and by which that place is known again."""

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
        """Whether its content is byte by byte what was written then."""
        try:
            return checksum.digest(self.path).startswith(self.digits)
        except OSError:
            return False


def folder_of(diary: Path) -> Path:
    """Where the backups lie that the program makes by itself."""
    return diary.parent / FOLDER


def place_in(chosen: Path) -> Path:
    """The folder for backups within a place of the person's choice."""
    return chosen / PLACE


def named(path: Path) -> Backup | None:
    """The backup that the file's name speaks of; None for any other file."""
    found = _NAME.search(path.stem)
    if found is None:
        return None
    made = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path, made, found[2], found[3])


def backups(folder: Path, diary: Path) -> list[Backup]:
    """The backups of the diary in a folder, the newest first; none where there is no such folder.

    Those of a moment that has not come were made while the clock was wrong, and come after all others.
    """
    present = datetime.now(UTC)
    try:
        files = list(folder.glob(f"{diary.stem}-*{diary.suffix}"))
    except OSError:
        return []
    found = [one for path in files if (one := named(path)) is not None]
    return sorted(found, key=lambda one: (one.made <= present, one.made, one.path.name), reverse=True)


def make(diary: Path, reason: str, folder: Path | None = None) -> Backup:
    """Copy the diary as it is at this moment, with what others are just writing left out; raises `StorageError`.

    Without a `folder` the copy goes where the program keeps its own.
    """
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
    """Make a backup where the diary has changed since the newest one, and drop those whose time is over.

    Earlier ones get the passphrase that was set since, as those on a stick that was not there then.

    Answers None where nothing has changed. Raises `StorageError`.
    """
    where = folder or folder_of(diary)
    rewrite_all(diary, where)
    if not is_due(diary, where):
        return None
    made = make(diary, DAILY, where)
    prune(backups(where, diary), made)
    return made


def is_due(diary: Path, folder: Path) -> bool:
    """Whether the diary holds something that the newest good backup in `folder` does not; raises `StorageError`."""
    state = checking.state(diary)
    newest = next((one for one in backups(folder, diary) if one.is_as_made), None)
    if newest is None:
        return True
    try:
        return checking.state(newest.path) != state
    except StorageError:
        return True


def catch_up(diary: Path) -> None:
    """Make the backup of an earlier day that no window was there to make, before something new is written.

    A diary last written today is left for later, and where the backup cannot be made nothing is said: this runs before
    every command.
    """
    with suppress(OSError, StorageError):
        written = datetime.fromtimestamp(diary.stat().st_mtime, UTC).astimezone().date()
        if written != now().date():
            make_daily(diary)


def before_import(diary: Path) -> None:
    """Make a backup of the diary before something is brought into it, unless there is one of this very state.

    Raises `StorageError`.
    """
    if is_due(diary, folder_of(diary)):
        make(diary, IMPORT)


def newest_good(diary: Path) -> tuple[Backup, Health] | None:
    """The newest backup that is sound, and what is in it; None where there is none."""
    for one in backups(folder_of(diary), diary):
        with suppress(StorageError):
            if one.reason != SALVAGE and one.is_as_made and not (health := checking.check(one.path)).problems:
                return one, health
    return None


def prune(found: Sequence[Backup], latest: Backup) -> None:
    """Drop the backups whose time is over; `latest` stays, whatever the clock says."""
    kept = {one.path for one in kept_of(found)} | {latest.path}
    for one in found:
        if one.path not in kept:
            with suppress(OSError):
                one.path.unlink()


def kept_of(found: Sequence[Backup]) -> list[Backup]:
    """Those to keep: the last of each of 7 days, 5 weeks and 12 months that have any, and what came before a step.

    Backups made before an import or a restore are kept as long as the days are, so that the step can be taken back;
    those made before an upgrade and by hand, and what was salvaged, stay until the person takes them away. What was
    salvaged is not the last of a day, since less may be in it than in the backup before it.
    """
    newest_first = sorted(found, key=lambda one: one.made, reverse=True)
    whole = [one for one in newest_first if one.reason != SALVAGE]
    days = _last_of_each("%Y-%m-%d", whole, KEPT_DAYS)
    weeks, months = _last_of_each("%G-%V", whole, KEPT_WEEKS), _last_of_each("%Y-%m", whole, KEPT_MONTHS)
    kept = {one.path for one in (*days.values(), *weeks.values(), *months.values())}
    return [
        one
        for one in newest_first
        if one.path in kept
        or one.reason in (UPGRADE, BY_HAND, SALVAGE)
        or (one.reason in (IMPORT, RESTORE) and _in_local_time(one, "%Y-%m-%d") in days)
    ]


def _last_of_each(period: str, newest_first: Iterable[Backup], most: int) -> dict[str, Backup]:
    """The last backup of each of the latest `most` periods that have one."""
    found: dict[str, Backup] = {}
    for one in newest_first:
        found.setdefault(_in_local_time(one, period), one)
    return dict(list(found.items())[:most])


def _in_local_time(one: Backup, form: str) -> str:
    return one.made.astimezone().strftime(form)


def begun(diary: Path, folder: Path) -> Path:
    """A new empty file in the folder, under a name that no backup has; what a killed process left is taken away."""
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
    """Copy one moment of the diary into `target`, a single file, and see that all of it arrived."""
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
    """Give the backups in `folder` the diary's key, or none; answers those that stay as they were.

    What had another passphrase before, and is not open to this process, stays under that.
    """
    left = []
    for one in backups(folder, diary):
        if cipher.salt_of(one.path) == cipher.salt_of(diary):
            continue
        try:
            unfinished = begun(diary, folder)
            try:
                rewrite(one.path, unfinished, cipher.key_of(diary))
                finished(diary, unfinished, one.reason, one.made)
            finally:
                unfinished.unlink(missing_ok=True)
            _overwrite(one.path)
        except (OSError, StorageError):
            left.append(one.path)
    return left


def _overwrite(path: Path) -> None:
    """Take the file away, and what is in it as far as the disk writes where it is told to."""
    with path.open("rb+") as file:
        for _part in range(0, path.stat().st_size, 1 << 20):
            file.write(bytes(1 << 20))
        os.fsync(file.fileno())
    path.unlink()


def finished(diary: Path, unfinished: Path, reason: str, moment: datetime | None = None) -> Backup:
    """Give a file that is whole and on disk the name of a backup, made now or at the `moment`."""
    digits = checksum.digest(unfinished)[:_DIGITS]
    stamp = (moment or datetime.now(UTC)).strftime(_STAMP)
    path = unfinished.with_name(f"{diary.stem}-{stamp}Z-{reason}-{digits}{diary.suffix}")
    unfinished.replace(path)
    sync_folder(path.parent)
    made = named(path)
    assert made is not None  # noqa: S101 - the name was made for it
    return made


def _unwritable(folder: Path, reason: str | None) -> BackupError:
    text = _("A backup cannot be written in {folder} ({reason}).")
    return BackupError(text.format(folder=folder, reason=reason or _("the disk refuses")))
