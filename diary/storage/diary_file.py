"""Opening, making and upgrading the diary's file, with the standard library alone so that the window need not wait."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from diary.domain.plan import suggested_plan
from diary.domain.record import diary_day, now
from diary.storage.errors import NewerDiaryError, NotADiaryError, StorageError, UnwritableError, told, trouble
from diary.storage.migrations import STEPS
from diary.storage.shapes import SHAPE_OF

APPLICATION_ID = 0x4E44_5259
"""Marks the file as a diary of this program ("NDRY")."""

_BUSY_SECONDS = 5.0


def connection(path: Path) -> sqlite3.Connection:
    """A raw connection with the settings that "saved means on disk" needs; no implicit transactions."""
    made = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA synchronous = FULL")
    except BaseException:
        made.close()
        raise
    return made


def prepare(path: Path) -> None:
    """See that a diary of the present schema is at `path`: make it, or upgrade it after a backup.

    Raises `StorageError`; what was there is then as it was.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = not path.exists() or path.stat().st_size == 0
        if is_new:
            path.touch(mode=0o600)
    except OSError as error:
        raise trouble(UnwritableError, path) from error
    try:
        with closing(connection(path)) as file:
            _bring_up_to_date(file, path, is_new=is_new)
    except (sqlite3.Error, StorageError) as error:
        if is_new:
            _remove_unfinished(path)
        if isinstance(error, sqlite3.Error) and (known := told(error, path)):
            raise known from error
        raise


def schema_version(file: sqlite3.Connection, path: Path) -> int:
    """The file's schema version; raises `NotADiaryError` or `NewerDiaryError`."""
    version = int(file.execute("PRAGMA user_version").fetchone()[0])
    if file.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise trouble(NotADiaryError, path)
    if version > len(STEPS):
        raise trouble(NewerDiaryError, path)
    return version


def _bring_up_to_date(file: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    version = 0 if is_new else schema_version(file, path)
    if version == len(STEPS):
        return
    if is_new:
        file.execute("PRAGMA journal_mode = WAL")
    else:
        _back_up(file, path, version)
    file.execute("BEGIN IMMEDIATE")
    try:
        for statements in STEPS[version:]:
            for statement in statements:
                file.execute(statement)
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {len(STEPS)}")
        if is_new:
            _suggest_a_plan(file)
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


def _suggest_a_plan(file: sqlite3.Connection) -> None:
    for line in suggested_plan(valid_from=diary_day(now())):
        row = SHAPE_OF[type(line)].row(line)
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        file.execute(f"INSERT INTO plan_line ({names}) VALUES ({marks})", row)  # noqa: S608 - our own names


def _back_up(file: sqlite3.Connection, path: Path, version: int) -> None:
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")  # noqa: DTZ005 - the person's own clock, in a file name
    copy_path = folder / f"{path.stem}-v{version}-{stamp}{path.suffix}"
    with closing(sqlite3.connect(copy_path)) as copy:
        file.backup(copy)
    with copy_path.open("rb+") as written:
        os.fsync(written.fileno())


def _remove_unfinished(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)
