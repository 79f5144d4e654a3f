"""A quick check, before the first paint, whether the diary's file can be opened at all."""

from pathlib import Path

from diary.storage.errors import DamagedError, NotADiaryError, cut_file, empty_file, foreign_log, storage_error
from diary.storage.file import cipher, regular
from diary.storage.file.diary_file import require_no_pipe
from diary.storage.file.sidecars import has_log, log_of
from diary.storage.safety import lock

_MAGIC = b"SQLite format 3\x00"
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65536


def require_openable(path: Path) -> None:
    """Check the file's header, its length and its write-ahead log.

    Raises `DamagedError` for a file that is empty, truncated or has the write-ahead log of another file,
    `NotADiaryError` for one that is not SQLite, `LockedError` for one whose passphrase was not given.
    """
    if not path.is_file():
        require_no_pipe(path)
        return
    size = path.stat().st_size
    if size == 0:
        raise DamagedError(empty_file(path))
    if cipher.key_of(path) is not None:
        _require_own_log(path)
        return
    with regular.reading(path) as file:
        header = file.read(100)
    page = _page_size(header)
    if not page:
        raise storage_error(NotADiaryError, path)
    if not has_log(path):
        whole = page * int.from_bytes(header[28:32], "big")
        is_counted = header[24:28] == header[92:96]
        if is_counted and size < whole:
            raise DamagedError(cut_file(path, size, whole))
    _require_own_log(path)


def _require_own_log(path: Path) -> None:
    if not has_log(path) or lock.is_held_here(path):
        return
    from diary.storage.safety import wal_match  # noqa: PLC0415 - only after a crash

    if not wal_match.log_belongs_to(path):
        raise DamagedError(foreign_log(path, log_of(path)))


def _page_size(header: bytes) -> int:
    """The page size in bytes (offset 16 of SQLite's header); 0 for an invalid header."""
    if len(header) < 100 or not header.startswith(_MAGIC):
        return 0
    size = int.from_bytes(header[16:18], "big")
    size = _LARGEST_PAGE if size == 1 else size
    return size if _SMALLEST_PAGE <= size <= _LARGEST_PAGE and size & (size - 1) == 0 else 0
