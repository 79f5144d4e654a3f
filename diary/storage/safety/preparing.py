"""Creates a new diary file on request, and migrates one of an earlier schema version."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from diary.domain.change import Change, added
from diary.domain.plan.plan import suggested_plan
from diary.domain.record import diary_day, now
from diary.storage import known_diaries
from diary.storage.errors import (
    DamagedError,
    DiskError,
    GoneError,
    StorageError,
    UnwritableError,
    broken_link,
    empty_file,
    lost_file,
    storage_error,
)
from diary.storage.file import cipher
from diary.storage.file.cipher import Key
from diary.storage.file.diary_file import (
    apply_steps,
    connection,
    is_missing,
    is_read_only,
    schema_version,
    sync_file,
    sync_folder,
    transaction,
    translating_errors,
)
from diary.storage.file.migrations import STEPS
from diary.storage.file.sidecars import has_log, log_of, sidecar_files
from diary.storage.writer import write

PUT_ASIDE = "locked"
"""The folder for former locked diaries; nothing in it is ever deleted."""


def prepare(path: Path) -> None:
    """Migrate the diary at `path` to the present schema, after a backup; never creates a file.

    A read-only diary is left unchanged: every connection to it migrates an in-memory copy. Raises `StorageError`, and
    then the file is unchanged: `GoneError` if there is none, `OtherDiaryError` if this process has opened another diary
    there.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        kind = UnwritableError if isinstance(error, PermissionError | NotADirectoryError) else DiskError
        raise storage_error(kind, path) from error
    if size == 0:
        raise DamagedError(empty_file(path))
    with translating_errors(path), closing(connection(path)) as file:
        known_diaries.require_same(file, path)
        cipher.follow(path)
        if not is_read_only(path):
            _keep_to_oneself(path)
            _bring_up_to_date(file, path)
            _write_ahead(file, path)


def missing(path: Path) -> StorageError:
    """The exception for a missing diary: `DamagedError` if its write-ahead log exists, otherwise `GoneError`."""
    if has_log(path):
        return DamagedError(lost_file(path, log_of(path)))
    return storage_error(GoneError, path)


def start_first(path: Path) -> None:
    """Create a diary and its folder at a path that never had one.

    Raises `StorageError`, and then nothing was created: that of `missing` if a diary existed before.
    """
    if is_missing(path):
        require_never_here(path)
    start(path)


def make_first_folder(path: Path) -> None:
    """Create the folder for a copy that becomes the first diary there; raises as `start_first`, but ignores a leftover
    log."""
    if not has_log(path):
        require_never_here(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error


def require_never_here(path: Path) -> None:
    """Raise the exception of `missing` if a diary existed here, according to `known_diaries` or traces beside the
    path."""
    if known_diaries.is_known(path) or has_traces(path):
        raise missing(path)


def has_traces(path: Path) -> bool:
    """Whether files beside `path` show that a diary existed there: a sidecar file, a link, or backups of that name."""
    from diary.storage.safety import backup, checksum, lock  # noqa: PLC0415 - rarely needed, slow to import

    traces = (*sidecar_files(path), checksum.checksum_file(path), lock.lock_file(path))
    if path.is_symlink() or any(os.path.lexists(trace) for trace in traces):
        return True
    return bool(backup.backups(backup.folder_of(path), path))


def start(path: Path, key: Key | None = None, *, is_bare: bool = False) -> None:
    """Create a new diary and its folder on the person's request; an existing file is left as it is.

    It is encrypted with `key`, and has the suggested plan unless `is_bare`. It is created as a temporary file, synced,
    and renamed: the file at `path` is never incomplete. Raises `StorageError`.
    """
    try:
        if path.exists():
            return
        if has_log(path):
            raise missing(path)
        if path.is_symlink():  # the target of the link may only be unavailable
            raise UnwritableError(broken_link(path, path.readlink()))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget_former(path, key)
        _make(path, key, [] if is_bare else added(suggested_plan(valid_from=diary_day(now()))))
        known_diaries.forget(path)  # only now: after a failure the diary still counts as missing
    except OSError as error:
        raise storage_error(UnwritableError, path) from error


def _forget_former(path: Path, key: Key | None) -> None:
    """Delete the former diary's checksum and the state in its lock file, which do not apply to the new one.

    Its recovery box is moved to the folder of former diaries, unless it has the key of the new one.
    """
    from diary.storage.safety import checksum, lock, recovery  # noqa: PLC0415 - a diary is created once

    checksum.remove(path)
    lock.forget_state(path)
    box = recovery.sidecar(path)
    if box.is_file() and not (key is not None and recovery.is_for(box, key)):
        folder = path.parent / PUT_ASIDE / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S-%fZ}"
        folder.mkdir(mode=0o700, parents=True)
        box.replace(folder / box.name)


def start_anew(path: Path) -> None:
    """Create a new diary in place of a former one, with the former passphrase if this process has opened that diary.

    Raises `StorageError`, and `LockedError` if that passphrase is no longer known.
    """
    start(path, cipher.last_key(path))
    known_diaries.remember(path)


def _make(path: Path, key: Key | None, changes: Sequence[Change]) -> None:
    from diary.temporary_names import create  # noqa: PLC0415 - a diary is created once

    unfinished = create(path.parent, path.name, ".new")
    try:
        with translating_errors(path), closing(cipher.opened(unfinished, key)) as file:
            file.execute("PRAGMA journal_mode = WAL")
            with transaction(file):
                apply_steps(file, STEPS, len(STEPS))
                write(file, changes)
        sync_file(unfinished)
        _give_name(unfinished, path)
        sync_folder(path.parent)
    finally:
        for leftover in (unfinished, *sidecar_files(unfinished)):
            leftover.unlink(missing_ok=True)


def _give_name(unfinished: Path, path: Path) -> None:
    """Hard-link the new file to `path`, or rename it if links are not supported; never replaces an existing file."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(unfinished)
        except (PermissionError, NotImplementedError, OSError) as error:
            if isinstance(error, FileExistsError) or path.exists():
                return
            unfinished.rename(path)


def _keep_to_oneself(path: Path) -> None:
    """Set mode 0600 on a file that other users can read (POSIX)."""
    with suppress(OSError):  # a file that is missing now fails in the next call
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _bring_up_to_date(file: sqlite3.Connection, path: Path) -> None:
    version = schema_version(file, path)
    if version == len(STEPS):
        return
    from diary.storage.safety import backup, checksum  # noqa: PLC0415 - an upgrade is rare, and the window need not wait for it

    backup.make(path, backup.UPGRADE)
    checksum.remove(path)
    with transaction(file):
        apply_steps(file, STEPS[schema_version(file, path) :], len(STEPS))


def _write_ahead(file: sqlite3.Connection, path: Path) -> None:
    """Set WAL mode again, which a copied file or an interrupted change of passphrase lacks."""
    if file.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        from diary.storage.safety import checksum  # noqa: PLC0415 - rarely needed

        checksum.remove(path)
        file.execute("PRAGMA journal_mode = WAL")
