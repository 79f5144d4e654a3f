"""Opening a diary for one window: its lock, and the error that prevents opening it, if any."""

from pathlib import Path
from typing import NamedTuple

from diary.storage.errors import StorageError, UnwritableError
from diary.storage.safety.lock import DiaryLock, acquire
from diary.storage.safety.openable import require_openable


class Opening(NamedTuple):
    """`lock` is the lock; `obstacle` is the error that has to be dealt with before anything of the diary is read."""

    lock: DiaryLock | None
    obstacle: StorageError | None


def opening(path: Path) -> Opening:
    """Check whether the diary may be opened, and lock it; nothing is written but the lock file.

    A folder without write permission is no obstacle: the error is shown at the first save.
    """
    obstacle: StorageError | None = None
    try:
        require_openable(path)
    except StorageError as error:
        obstacle = error
    try:
        return Opening(acquire(path), obstacle)
    except UnwritableError:
        return Opening(None, obstacle)
    except StorageError as error:
        return Opening(None, error)
