"""Detecting writes to the diary's file by `stat` alone, without opening it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from diary.storage.errors import StorageError
from diary.storage.file.sidecars import log_of

T = TypeVar("T")


class FileStamp(NamedTuple):
    """Inode, size (bytes) and modification time (ns) of the file, and the latter two of its write-ahead log.

    Every commit changes one of them, and reading changes none. Two commits within the resolution of the file system's
    timestamps (some milliseconds; 2 s on FAT) may give equal stamps if the sizes do not change.
    """

    inode: int
    size: int
    changed_ns: int
    log_size: int
    log_changed_ns: int


def file_stamp(path: Path) -> FileStamp | None:
    """The stamp of the diary at `path`; None if there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    log_size, log_changed_ns = _log_stamp(log_of(path))
    return FileStamp(status.st_ino, status.st_size, status.st_mtime_ns, log_size, log_changed_ns)


def again_if_replaced(path: Path, read: Callable[[], T]) -> T:
    """The result of `read`, which is called once more if it failed and the file has been replaced meanwhile.

    This happens when a passphrase is set: the former plain file, which may be being read, is wiped.
    """
    before = file_stamp(path)
    try:
        return read()
    except (StorageError, OSError):
        after = file_stamp(path)
        if before is None or (after is not None and after.inode == before.inode):
            raise
    return read()


def _log_stamp(log: Path) -> tuple[int, int]:
    """Size and modification time of the log; (0, 0) for a missing one, and for an empty one, as a reader creates it."""
    try:
        status = log.stat()
    except OSError:
        return 0, 0
    return (status.st_size, status.st_mtime_ns) if status.st_size else (0, 0)
