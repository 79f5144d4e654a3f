"""Opening a diary for one window: its lock, and the error that prevents opening it, if any."""

import threading
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from diary.settings import SettingsStore
from diary.storage.errors import GoneError, StorageError, UnwritableError, silent_file
from diary.storage.file.diary_file import is_missing
from diary.storage.missing_part import MissingPart, missing_part
from diary.storage.safety.lock import DiaryLock, acquire
from diary.storage.safety.openable import require_openable
from diary.storage.safety.preparing import start_first

ANSWERS_WITHIN_S = 5.0
"""The time in seconds that a start waits for the diary's disk before it shows the window."""


class Opening(NamedTuple):
    """`lock` is the lock; `obstacle` is the error that has to be resolved before the diary can be read.

    `is_first` is whether the diary was created just now, at the first start.
    """

    lock: DiaryLock | None
    obstacle: StorageError | None
    is_first: bool = False


def opening(path: Path) -> Opening:
    """Check whether the diary may be opened, and lock it; only the lock file is written.

    At the first start the diary is created; if there was one before and its file is missing, it is not, and the
    obstacle is a `GoneError`. A read-only folder is no obstacle: the error is shown at the first save.
    """
    obstacle: StorageError | None = None
    is_first = False
    try:
        require_openable(path)
        if is_missing(path):
            start_first(path)
            is_first = True
    except GoneError as error:
        return Opening(None, error)
    except StorageError as error:
        obstacle = error
    try:
        return Opening(acquire(path), obstacle, is_first)
    except UnwritableError:
        return Opening(None, obstacle)
    except StorageError as error:
        return Opening(None, error)


def started(path: Path) -> tuple[Opening, SettingsStore]:
    """Open the diary and read its settings in a thread, as the disk may not answer.

    After `ANSWERS_WITHIN_S` the obstacle is a `GoneError` and the settings are the defaults; a lock that the thread
    acquires later is released.
    """
    results: list[tuple[Opening, SettingsStore] | BaseException] = []
    guard, is_given_up = threading.Lock(), threading.Event()

    def start() -> None:
        try:
            opened = opening(path)
            store = SettingsStore.of_diary(path)
        except BaseException as error:  # noqa: BLE001 - passed on to the waiting thread
            results.append(error)
            return
        with guard:
            if not is_given_up.is_set():
                results.append((opened, store))
            elif opened.lock is not None:
                opened.lock.release()

    thread = threading.Thread(target=start, name="diary-start", daemon=True)
    thread.start()
    thread.join(ANSWERS_WITHIN_S)
    with guard:
        if not results:
            is_given_up.set()
        elif isinstance(results[0], BaseException):
            raise results[0]
        else:
            return results[0]
    return Opening(None, GoneError(silent_file(path))), SettingsStore(path.parent, is_read=False)


class PathState(NamedTuple):
    """The state of the path of a missing diary: it is back if all of these are None.

    `missing` is the missing part of the path; `other_from` and `other_to` are the first and the last day of another
    diary at the path, or the date of its file; `obstacle` is why the file cannot be opened.
    """

    missing: MissingPart | None = None
    other_from: date | None = None
    other_to: date | None = None
    obstacle: StorageError | None = None

    @property
    def is_back(self) -> bool:
        return self == PathState()


def sight(path: Path) -> PathState:
    """Check the path without writing or locking anything; called in a worker thread."""
    from diary.storage import known_diaries  # noqa: PLC0415 - rarely needed

    if is_missing(path):
        return PathState(missing=missing_part(path))
    try:
        require_openable(path)
        if not known_diaries.is_same(path):
            return PathState(None, *_days_of_other(path))
    except GoneError:
        return PathState(missing=missing_part(path))
    except StorageError as error:
        return PathState(obstacle=error)
    return PathState()


def _days_of_other(path: Path) -> tuple[date, date]:
    """The first and the last day of another diary; the date of its file if it cannot be read."""
    from diary.storage.safety.checking import check  # noqa: PLC0415 - rarely needed

    with suppress(StorageError):
        health = check(path)
        if health.first_day is not None and health.last_day is not None:
            return health.first_day, health.last_day
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).date()  # noqa: DTZ006 - the own clock
    except OSError:
        written = date.min
    return written, written


def reopening(path: Path, former: DiaryLock | None) -> Opening:
    """Open a diary that is back: its former lock is released and acquired again.

    Called in the writing thread, which uses the lock.
    """
    if former is not None:
        with suppress(OSError):
            former.release()
    return opening(path)
