"""Creating a new diary file, and migrating one of an earlier schema version."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from diary.domain.change import added
from diary.domain.plan.plan import suggested_plan
from diary.domain.record import diary_day, now
from diary.storage.errors import DamagedError, UnwritableError, empty_file, lost_file, storage_error
from diary.storage.file.diary_file import (
    apply_steps,
    connection,
    has_log,
    log_of,
    schema_version,
    sidecar_files,
    sync_file,
    sync_folder,
    transaction,
    translating_errors,
)
from diary.storage.file.migrations import STEPS
from diary.storage.writer import write


def prepare(path: Path) -> None:
    """Ensure a diary of the present schema at `path`: create it, or back it up and migrate it.

    Raises `StorageError`, and then an existing file is unchanged.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        size = path.stat().st_size if path.exists() else None
        if size is None:
            _make(path)
        else:
            _keep_to_oneself(path)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    if size == 0:
        raise DamagedError(empty_file(path))
    if size:
        with translating_errors(path), closing(connection(path)) as file:
            _bring_up_to_date(file, path)
            _write_ahead(file, path)


def _make(path: Path) -> None:
    """Create the diary in a temporary file, sync it, and rename it: the file at `path` is never incomplete."""
    if has_log(path):
        raise DamagedError(lost_file(path, log_of(path)))
    unfinished = path.with_name(f".{path.name}-{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        with translating_errors(path), closing(connection(unfinished)) as file:
            file.execute("PRAGMA journal_mode = WAL")
            with transaction(file):
                apply_steps(file, STEPS, len(STEPS))
                write(file, added(suggested_plan(valid_from=diary_day(now()))))
        sync_file(unfinished)
        _give_name(unfinished, path)
        sync_folder(path.parent)
    finally:
        for leftover in (unfinished, *sidecar_files(unfinished)):
            leftover.unlink(missing_ok=True)


def _give_name(unfinished: Path, path: Path) -> None:
    """Link the new file to `path`, or rename it where links are not supported; an existing file is not replaced."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(unfinished)
        except (PermissionError, NotImplementedError, OSError) as error:
            if isinstance(error, FileExistsError) or path.exists():
                return
            unfinished.rename(path)


def _keep_to_oneself(path: Path) -> None:
    """Set mode 0600 on a file that other users may read (POSIX)."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(OSError):
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
        from diary.storage.safety import checksum  # noqa: PLC0415 - it is rare, and the window need not wait for it

        checksum.remove(path)
        file.execute("PRAGMA journal_mode = WAL")
