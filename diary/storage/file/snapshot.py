"""Copies a diary together with its log, both at the same point in time."""

import shutil
from pathlib import Path

from diary.storage.file.sidecars import logs_of
from diary.storage.file.untrusted import require_small


def copied(path: Path, folder: Path) -> Path:
    """A consistent copy of the diary and its log: copying is repeated until size and time stay the same meanwhile.

    Raises `TooLargeError`.
    """
    require_small(path)
    target = folder / path.name
    before = None
    while before != (before := _moment(path)):
        shutil.copyfile(path, target)
        for log, copy in zip(logs_of(path), logs_of(target), strict=True):
            copy.unlink(missing_ok=True)
            if log.is_file():
                shutil.copyfile(log, copy)
    return target


def _moment(path: Path) -> tuple[int, ...]:
    """Size (bytes) and modification time (ns) of the diary and its logs."""
    sizes_and_times: list[int] = []
    for file in (path, *logs_of(path)):
        try:
            stat = file.stat()
        except OSError:
            continue
        sizes_and_times += (stat.st_size, stat.st_mtime_ns)
    return tuple(sizes_and_times)
