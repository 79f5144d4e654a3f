"""Making a new diary, and bringing one of an earlier program up to date."""

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
    """See that a diary of the present schema is at `path`: make it, or upgrade it after a backup.

    Raises `StorageError`; what was there is then as it was.
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
    """Make a diary whole under another name, and give it its own last of all: what is at `path` is never half made."""
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
    """Put the new file at `path`, unless another process was quicker."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(unfinished)
        except (PermissionError, NotImplementedError, OSError) as error:
            if isinstance(error, FileExistsError) or path.exists():
                return
            unfinished.rename(path)


def _keep_to_oneself(path: Path) -> None:
    """Let nobody else read the diary, where the computer knows such a thing."""
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
    """Put a file back to its write-ahead log; a copy, or a change of passphrase that was cut off, has none."""
    if file.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        from diary.storage.safety import checksum  # noqa: PLC0415 - it is rare, and the window need not wait for it

        checksum.remove(path)
        file.execute("PRAGMA journal_mode = WAL")
