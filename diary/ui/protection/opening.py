"""Opening a diary for one window: what stands in the way of it, and the hold on it."""

from pathlib import Path
from typing import NamedTuple

from diary.storage.errors import StorageError, UnwritableError
from diary.storage.safety import lock
from diary.storage.safety.openable import require_openable


class Opening(NamedTuple):
    """`hold` is on the diary; `obstacle` is what has to be dealt with before anything of the diary is read."""

    hold: lock.DiaryLock | None
    obstacle: StorageError | None


def opening(path: Path) -> Opening:
    """Look whether the diary may be opened, and hold it; nothing is written but the lock.

    A place that cannot be written is no obstacle: it is told when something is to be saved.
    """
    obstacle: StorageError | None = None
    try:
        require_openable(path)
    except StorageError as error:
        obstacle = error
    try:
        return Opening(lock.acquire(path), obstacle)
    except UnwritableError:
        return Opening(None, obstacle)
    except StorageError as error:
        return Opening(None, error)
