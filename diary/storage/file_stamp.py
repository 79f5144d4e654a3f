"""Whether the diary's file was written since it was last looked at, found out without opening it."""

from pathlib import Path
from typing import NamedTuple

from diary.storage.file.diary_file import log_of


class FileStamp(NamedTuple):
    """Inode, size and time of change (ns) of the file, and size and time of change of its write-ahead log.

    Whoever commits a transaction changes one of them, and reading changes none. Two commits within one tick of the
    file system's clock (some milliseconds; 2 s on FAT) may look the same where the sizes stay as they are.
    """

    inode: int
    size: int
    changed_ns: int
    log_size: int
    log_changed_ns: int


def file_stamp(path: Path) -> FileStamp | None:
    """The stamp of the diary at `path`; None where no file is to be found there."""
    try:
        found = path.stat()
    except OSError:
        return None
    log_size, log_changed_ns = _log_stamp(log_of(path))
    return FileStamp(found.st_ino, found.st_size, found.st_mtime_ns, log_size, log_changed_ns)


def _log_stamp(log: Path) -> tuple[int, int]:
    """Size and time of change of the log; an empty one, which a mere reader makes, is as none."""
    try:
        found = log.stat()
    except OSError:
        return 0, 0
    return (found.st_size, found.st_mtime_ns) if found.st_size else (0, 0)
