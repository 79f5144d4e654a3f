"""Temporary files and folders of the diary, whose names contain the process that created them (`temporary_names`).

Thus the remains of killed processes can be told from files in use. They are created in the data folder, or if it is not
writable or full, in memory (/dev/shm) or the system's temporary folder, where they are overwritten before removal.
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

_MEMORY = Path("/dev/shm")  # noqa: S108 - unpredictable names, created exclusively
_AT_ONCE = 1 << 20

_home: list[Path] = []
_harmless: set[Path] = set()
"""The temporary folders of this process without any content of a diary."""


def keep_in(folder: Path) -> None:
    """Create the working copies of this process in this data folder, wherever the copied file is."""
    _home[:] = [folder]


@contextmanager
def folder_for(diary: Path) -> Iterator[Path]:
    """Context manager: a folder for a working copy of the diary and its logs, removed afterwards.

    Raises `DiskFullError` if no location has enough space.
    """
    needed = 2 * sum(file.stat().st_size for file in (diary, *logs_of(diary)) if file.is_file())
    with folder_with(needed, diary) as folder:
        yield folder


@contextmanager
def folder_with(needed: int, diary: Path) -> Iterator[Path]:
    """Context manager: a folder with `needed` bytes of free space, preferably in the data folder; removed afterwards.

    Raises `DiskFullError` if no location has enough space.
    """
    folder = make_folder(needed, diary, _home[0] if _home else diary.parent)
    try:
        yield folder
    finally:
        remove_folder(folder)


def make_folder(needed: int, diary: Path, home: Path | None = None, *, is_harmless: bool = False) -> Path:
    """Create an empty folder in the first location with enough space: the data folder, memory, the system's folder.

    `home` is the data folder, by default that of `keep_in`. Remove it with `remove_folder`. With `is_harmless` it will
    contain nothing of a diary, and is not reported as a copy of one. Raises `DiskFullError`, whose text names the
    `diary`.
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
    """Remove a folder of `make_folder`; outside the data folder it is overwritten first. Errors are ignored."""
    with suppress(OSError):
        if folder.parent in places():
            erase(folder)
        else:
            _remove(folder, overwrites=False)


def places() -> tuple[Path, ...]:
    """The locations for temporary folders if the data folder cannot be used."""
    import tempfile  # noqa: PLC0415 - not before the first paint

    return tuple(dict.fromkeys((_MEMORY, Path(tempfile.gettempdir()))))


def all_in(folder: Path, diary: Path) -> list[Path]:
    """The temporary files and folders in a folder, whether in use or not; none if it cannot be read.

    Files of earlier program versions, which did not name the process, are included if they belong to this diary.
    Harmless folders of this process are not.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(".")]
    except OSError:
        return []
    ours = [name for name in sorted(names) if is_temporary(name, (diary.stem, diary.name))]
    return [path for name in ours if (path := folder / name) not in _harmless and is_own(path)]


def sweep(diary: Path) -> list[Path]:
    """Remove the remains of dead processes beside the diary and in the other locations; returns their paths."""
    return [path for folder in (diary.parent, *places()) for path in sweep_folder(folder, diary)]


def sweep_folder(folder: Path, diary: Path) -> list[Path]:
    """Remove the remains of dead processes in one folder; returns their paths."""
    removed = []
    for path in all_in(folder, diary):
        if is_abandoned(path):
            with suppress(OSError):
                erase(path)
                removed.append(path)
    return removed


def erase(path: Path) -> None:
    """Overwrite a file, or each file in a folder, with zeros and delete it; raises `OSError`.

    Flash memory and copy-on-write file systems may keep the old blocks.
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
    """The free space in bytes; raises `OSError`."""
    import shutil  # noqa: PLC0415 - not before the first paint

    return shutil.disk_usage(folder).free
