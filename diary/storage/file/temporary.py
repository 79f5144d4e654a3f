"""Temporary files and folders of the diary, which bear the name of the process that made them (`temporary_names`).

So what a killed process left is known for certain, and what a living one uses is never taken away. They lie in the data
folder; where that cannot be written or is full, in memory (/dev/shm) or in the system's temporary folder, and are then
overwritten when removed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diary import APP_ID
from diary.storage.errors import DiskFullError, storage_error
from diary.storage.file.sidecars import logs_of
from diary.temporary_names import create, is_abandoned, is_own, is_temporary, new_name

__all__ = ["create", "is_abandoned"]

_MEMORY = Path("/dev/shm")  # noqa: S108 - the files in it have unpredictable names and are made exclusively
_AT_ONCE = 1 << 20

_home: list[Path] = []
_harmless: set[Path] = set()
"""The folders of this process in which nothing of a diary is."""


def keep_in(folder: Path) -> None:
    """Make the working copies of this process in this data folder, wherever the copied file lies."""
    _home[:] = [folder]


@contextmanager
def folder_for(diary: Path) -> Iterator[Path]:
    """A folder for a working copy of the diary and its logs, removed afterwards.

    Raises `DiskFullError` where no place takes it.
    """
    needed = 2 * sum(file.stat().st_size for file in (diary, *logs_of(diary)) if file.is_file())
    with folder_with(needed, diary) as folder:
        yield folder


@contextmanager
def folder_with(needed: int, diary: Path) -> Iterator[Path]:
    """A folder with room for so many bytes, in the data folder if that can be written; removed afterwards.

    Raises `DiskFullError` where no place takes it.
    """
    folder = make_folder(needed, diary, _home[0] if _home else diary.parent)
    try:
        yield folder
    finally:
        remove_folder(folder)


def make_folder(needed: int, diary: Path, home: Path | None = None, *, is_harmless: bool = False) -> Path:
    """An empty folder in the first place that has room for so many bytes: the data folder, memory, the system's folder.

    `home` is the data folder, by default that of `keep_in`. It is for `remove_folder`. What `is_harmless` will hold
    nothing of a diary, and is no copy of it that anybody has to know of. Raises `DiskFullError`, which
    names the `diary`.
    """
    homes = _home if home is None else [home]
    for place in (*homes, *places()):
        with suppress(OSError):
            if _room(place) >= needed:
                folder = place / new_name(APP_ID)
                folder.mkdir(mode=0o700)
                _harmless.update([folder] if is_harmless else [])
                return folder
    raise storage_error(DiskFullError, diary)


def remove_folder(folder: Path) -> None:
    """Remove what `make_folder` has made; outside the data folder it is overwritten. An error is ignored."""
    with suppress(OSError):
        if folder.parent in places():
            erase(folder)
        else:
            _remove(folder, overwrites=False)


def places() -> tuple[Path, ...]:
    """Where temporary folders are made when the data folder cannot take them."""
    import tempfile  # noqa: PLC0415 - the window need not wait for it

    return tuple(dict.fromkeys((_MEMORY, Path(tempfile.gettempdir()))))


def all_in(folder: Path, diary: Path) -> list[Path]:
    """The temporary files and folders in a folder, in use or not; none where it cannot be read.

    Of former versions, which did not name the process, those of this diary. What this process made as harmless is none.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(".")]
    except OSError:
        return []
    ours = [name for name in sorted(names) if is_temporary(name, (diary.stem, diary.name))]
    return [path for name in ours if (path := folder / name) not in _harmless and is_own(path)]


def sweep(diary: Path) -> list[Path]:
    """Remove what processes that are gone have left beside the diary and in the other places; answers what it was."""
    return [path for folder in (diary.parent, *places()) for path in sweep_folder(folder, diary)]


def sweep_folder(folder: Path, diary: Path) -> list[Path]:
    """Remove what processes that are gone have left in one folder; answers what it was."""
    removed = []
    for path in all_in(folder, diary):
        if is_abandoned(path):
            with suppress(OSError):
                erase(path)
                removed.append(path)
    return removed


def erase(path: Path) -> None:
    """Overwrite a file, or each file in a folder, with zeros and delete it; raises `OSError`.

    Flash and copy-on-write disks may keep the old blocks.
    """
    _remove(path, overwrites=True)


def _remove(path: Path, *, overwrites: bool) -> None:
    if path.is_dir() and not path.is_symlink():
        for inner in path.iterdir():
            _remove(inner, overwrites=overwrites)
        path.rmdir()
        return
    if overwrites and path.is_file() and not path.is_symlink() and path.stat().st_nlink == 1:
        with path.open("rb+") as file:
            for _part in range(0, path.stat().st_size, _AT_ONCE):
                file.write(bytes(_AT_ONCE))
            os.fsync(file.fileno())
    path.unlink()


def _room(folder: Path) -> int:
    """The bytes that may still be written there; raises `OSError`."""
    import shutil  # noqa: PLC0415 - the window need not wait for it

    return shutil.disk_usage(folder).free
