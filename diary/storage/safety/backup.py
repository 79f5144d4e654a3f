"""Backups of the diary: written to a temporary file, checked, and renamed; pruned after a year.

A backup is a file `diary-2026-11-24-203005Z-daily-1f0c9a7b6d2e4a10.sqlite`: the time (UTC), the reason, and the first
16 hexadecimal digits of the SHA-256 of its content, by which a corrupted copy is recognised.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diary.atomic_write import put_in_place
from diary.domain.record import now
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import Place
from diary.i18n import _
from diary.storage import known_diaries
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
from diary.storage.file import cipher, temporary
from diary.storage.file.diary_file import connection, sync_file, sync_folder
from diary.storage.safety import box_places, checking, checksum, recovery, whose_copy
from diary.storage.safety.checking import Health
from diary.storage.safety.rewriting import counts, rewrite

FOLDER = "backups"
PLACE = "Neuropathy Diary backups"
"""The name of the folder that is created for backups in the second location."""

DAILY, UPGRADE, IMPORT, RESTORE, BY_HAND, SALVAGE = "daily", "upgrade", "import", "restore", "hand", "salvage"
JOIN = "join"
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 5, 12
_STAMP = "%Y-%m-%d-%H%M%S"
_DIGITS = 16
_NAME = re.compile(r"-(\d{4}-\d\d-\d\d-\d{6})Z-([a-z]+)-([0-9a-f]{16})$")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the diary: the time and reason of the backup, and the first digits of its content's SHA-256."""

    path: Path
    made: datetime
    reason: str
    digits: str

    @property
    def matches_hash_in_name(self) -> bool:
        """Whether the SHA-256 of the file still begins with the digits in its name; reads the whole file."""
        try:
            return checksum.digest(self.path).startswith(self.digits)
        except OSError:
            return False


def folder_of(diary: Path) -> Path:
    """The folder of the automatic backups, a sibling of the diary file."""
    return diary.parent / FOLDER


def place_in(chosen: Path) -> Path:
    """The folder for backups within the chosen location."""
    return chosen / PLACE


def named(path: Path) -> Backup | None:
    """The backup that the file's name describes; None if the name is not that of a backup."""
    match = _NAME.search(path.stem)
    if match is None:
        return None
    moment = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path, moment, match[2], match[3])


def begin_of(backup: Backup) -> str:
    """The part of a backup's name before the time: the name of the diary's file, and the mark after it."""
    match = _NAME.search(backup.path.stem)
    return backup.path.stem if match is None else backup.path.stem[: match.start()]


def backups(folder: Path, diary: Path) -> list[Backup]:
    """The backups of the diary in a folder, the newest first; none if the folder does not exist.

    Backups dated in the future were made with a wrong clock, and come after all others.
    """
    try:
        files = list(folder.glob(f"{diary.stem}-*{diary.suffix}"))
    except OSError:
        return []
    return in_order(files)


def in_order(files: Iterable[Path]) -> list[Backup]:
    """The backups among the files, the newest first, and those dated in the future after all others."""
    present = datetime.now(UTC)
    own_backups = [backup for path in files if (backup := named(path)) is not None]
    return sorted(own_backups, key=lambda backup: (backup.made <= present, backup.made, backup.path.name), reverse=True)


def make(diary: Path, reason: str, folder: Path | None = None) -> Backup:
    """Copy the last committed state of the diary into `folder_of`, or into `folder`; raises `StorageError`.

    For another folder, whose disk may block, the copy is first made beside the diary.
    """
    unfinished = make_in(folder_of(diary), diary)
    try:
        if folder is not None:
            recovery.put_beside(unfinished.parent, diary)
            return carried(unfinished, folder, name_of(diary, unfinished, reason))
        return finished(diary, unfinished, reason)
    except OSError as error:
        raise _unwritable(folder_of(diary), error.strerror) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def make_in(folder: Path, diary: Path) -> Path:
    """Copy the last committed state of the diary into a temporary file of the folder, which is checked and synced.

    Raises `StorageError`.
    """
    unfinished = begun(diary, folder)
    try:
        with closing(connection(diary)) as source:
            _copy(source, unfinished, diary)
        sync_file(unfinished)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        known = translate_error(error, diary) if isinstance(error, cipher.errors()) else None
        if isinstance(error, OSError):
            raise _unwritable(folder, error.strerror) from error
        if isinstance(known, DiskFullError | DiskError | UnwritableError):
            raise _unwritable(folder, str(error)) from error
        if known:
            raise known from error
        raise
    return unfinished


def carried(copy: Path, folder: Path, name: str) -> Backup:
    """Copy a finished file under that name, with its recovery box, into a folder that may block; raises
    `BackupError`."""
    place = Place(folder, Purpose.SECOND_COPY)
    try:
        if not Place(folder.parent, Purpose.SECOND_COPY).is_there():
            raise _not_connected(folder)
        place.make()
        backup = named(place.write(name, copy.read_bytes()))
        if (box := recovery.box_beside(copy)) is not None:
            box_places.put(place, box)
    except ForeignError as error:
        raise BackupError(str(error)) from error
    except OSError as error:
        raise _unwritable(folder, error.strerror) from error
    assert backup is not None  # noqa: S101 - `name` is a backup's
    return backup


def make_daily(diary: Path) -> Backup | None:
    """Make a backup if the diary has changed since the newest one, and delete expired ones; None if nothing changed.

    Backups under an earlier passphrase are first encrypted with the present one. Raises `StorageError`.
    """
    where = folder_of(diary)
    rewrite_all(diary, where)
    if not is_due(diary, where):
        return None
    newest = make(diary, DAILY)
    prune(_without_others(diary, backups(where, diary)), newest)
    return newest


def newest_of_now(diary: Path) -> Backup | None:
    """The newest intact backup beside the diary that is not of another diary; reads the whole file."""
    identifier = known_diaries.id_at(diary)
    return next((backup for backup in backups(folder_of(diary), diary) if _is_intact(diary, identifier, backup)), None)


def is_due(diary: Path, folder: Path) -> bool:
    """Whether anything was written since the newest intact backup in `folder`; raises `StorageError`."""
    state = checking.state(diary)
    newest = next((backup for backup in backups(folder, diary) if backup.matches_hash_in_name), None)
    if newest is None:
        return True
    try:
        return checking.state(newest.path) != state
    except StorageError:
        return True


def catch_up(diary: Path) -> None:
    """Make the daily backup of a diary that was last written on an earlier day, after `encrypt_plain`.

    This runs before every command, which may be the only way the diary is written, so errors are ignored.
    """
    encrypt_plain(diary)
    with suppress(OSError, StorageError):
        written = datetime.fromtimestamp(diary.stat().st_mtime, UTC).astimezone().date()
        if written != now().date():
            make_daily(diary)


def encrypt_plain(diary: Path) -> None:
    """Encrypt backups that are still plain because a process was killed after setting a passphrase; errors are
    ignored."""
    folder = folder_of(diary)
    with suppress(OSError, StorageError):
        if cipher.is_encrypted(diary) and not all(cipher.is_encrypted(one.path) for one in backups(folder, diary)):
            rewrite_all(diary, folder)


def before_import(diary: Path) -> None:
    """Make a backup before an import, unless one of the present state exists; raises `StorageError`."""
    if is_due(diary, folder_of(diary)):
        make(diary, IMPORT)


def newest_good(diary: Path) -> tuple[Backup, Health] | None:
    """The newest backup that passes the integrity check, with its `Health`; None if there is none.

    Backups of another diary at the same path are skipped.
    """
    identifier = known_diaries.id_at(diary)
    for backup in backups(folder_of(diary), diary):
        if backup.reason != SALVAGE and _is_intact(diary, identifier, backup):
            with suppress(StorageError):
                if not (health := checking.check(backup.path)).problems:
                    return backup, health
    return None


def _is_intact(diary: Path, identifier: str | None, backup: Backup) -> bool:
    """Whether a backup's content is unchanged, and it is not known to be of another diary; reads the whole file."""
    return backup.matches_hash_in_name and whose_copy.is_of(diary, identifier, backup.path) is not False


def _without_others(diary: Path, all_backups: Sequence[Backup]) -> list[Backup]:
    """The backups without those of another diary at the same path, which are neither counted nor deleted."""
    others = whose_copy.others_among(diary, (backup.path for backup in all_backups))
    return [backup for backup in all_backups if backup.path not in others]


def prune(all_backups: Sequence[Backup], latest: Backup) -> None:
    """Delete the expired backups, but never `latest`, as the clock may be wrong."""
    kept_paths = {backup.path for backup in kept_of(all_backups, datetime.now(UTC))} | {latest.path}
    for backup in all_backups:
        if backup.path not in kept_paths:
            with suppress(OSError):
                backup.path.unlink()


def kept_of(all_backups: Iterable[Backup], present: datetime) -> list[Backup]:
    """The backups to keep: the last of each of the latest 7 days, 5 weeks and 12 months that have any.

    Backups dated after `present` were made with a wrong clock, or the clock is wrong now: they do not count for the
    others, and are retained by the same rule among themselves.

    Backups made before an import, a restore or a merge are kept as long as the daily ones, so that it can be undone;
    those made before a migration, by hand or by salvage until the person deletes them. A salvaged diary never counts as
    the last of a day, because it may lack entries of the backup before it.
    """
    newest_first = sorted(all_backups, key=lambda backup: backup.made, reverse=True)
    later = [backup for backup in newest_first if backup.made > present]
    return [*_kept(later), *_kept(newest_first[len(later) :])]


def _kept(newest_first: Sequence[Backup]) -> list[Backup]:
    whole = [backup for backup in newest_first if backup.reason != SALVAGE]
    days = _last_of_each("%Y-%m-%d", whole, KEPT_DAYS)
    weeks, months = _last_of_each("%G-%V", whole, KEPT_WEEKS), _last_of_each("%Y-%m", whole, KEPT_MONTHS)
    kept_paths = {backup.path for backup in (*days.values(), *weeks.values(), *months.values())}
    return [
        backup
        for backup in newest_first
        if backup.path in kept_paths
        or backup.reason in (UPGRADE, BY_HAND, SALVAGE)
        or (backup.reason in (IMPORT, RESTORE, JOIN) and _in_local_time(backup, "%Y-%m-%d") in days)
    ]


def _last_of_each(period: str, newest_first: Iterable[Backup], most: int) -> dict[str, Backup]:
    """The last backup of each of the latest `most` periods that have one, by period."""
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
        raise _not_connected(folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        temporary.sweep_folder(folder, diary)
        return temporary.create(folder, diary.stem, ".part")
    except OSError as error:
        raise _unwritable(folder, error.strerror) from error


def _copy(source: sqlite3.Connection, target: Path, diary: Path) -> None:
    """Copy a snapshot into `target`, a file without WAL, and check it; raises `DamagedError`."""
    source.execute("BEGIN")
    try:
        expected = counts(source)
        with closing(cipher.opened(target, cipher.key_of(diary))) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # the finished file is synced as a whole
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            is_sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            if not is_sound or counts(copy) != expected:
                raise storage_error(DamagedError, diary)
    finally:
        source.execute("COMMIT")


def rewrite_all(diary: Path, folder: Path) -> list[Path]:
    """Encrypt (or decrypt) the backups in `folder` with the diary's key; returns those that could not be rewritten.

    These are backups whose key this process does not know, or that cannot be read or written.
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
            temporary.erase(backup.path)
        except (OSError, StorageError):
            left.append(backup.path)
    recovery.serve_folder(folder, diary)
    return left


def finished(diary: Path, unfinished: Path, reason: str, moment: datetime | None = None) -> Backup:
    """Rename a complete, synced file to the name of a backup, dated now or at `moment`."""
    path = unfinished.with_name(name_of(diary, unfinished, reason, moment))
    put_in_place(unfinished, path)
    recovery.put_beside(path.parent, diary)
    sync_folder(path.parent)
    backup = named(path)
    assert backup is not None  # noqa: S101 - `name_of` made the name
    return backup


def name_of(diary: Path, content: Path, reason: str, moment: datetime | None = None) -> str:
    """The name of a backup with the content of that file, dated now or at `moment`."""
    digits = checksum.digest(content)[:_DIGITS]
    stamp = (moment or datetime.now(UTC)).strftime(_STAMP)
    return f"{diary.stem}-{stamp}Z-{reason}-{digits}{diary.suffix}"


def _not_connected(folder: Path) -> BackupError:
    return BackupError(_("The backup drive is not connected: there is no {folder}.").format(folder=folder.parent))


def _unwritable(folder: Path, reason: str | None) -> BackupError:
    text = _("A backup cannot be written in {folder} ({reason}).")
    return BackupError(text.format(folder=folder, reason=reason or _("the disk refuses")))
