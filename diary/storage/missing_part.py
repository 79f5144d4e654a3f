"""Determines which part of a path is missing: the drive, a folder, or the file itself."""

import os
from pathlib import Path
from typing import NamedTuple

DRIVE, FOLDER, FILE = "drive", "folder", "file"
_MOUNT_FOLDERS = ("/run/media", "/media", "/Volumes", "/mnt")
"""The folders in which Linux and macOS mount drives; the first one, and optionally the second, has a subfolder per
user."""


class MissingPart(NamedTuple):
    """The missing part; `kind` is `DRIVE`, `FOLDER` or `FILE`, `name` the drive's name, otherwise a path."""

    kind: str
    name: str


def missing_part(path: Path) -> MissingPart:
    """The outermost missing part of `path`; the file itself if its folder exists."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `Path.absolute` keeps “..”
    drive = _drive_of(whole)
    if drive is not None and _is_absent(drive):
        return MissingPart(DRIVE, drive.name or drive.anchor.rstrip("\\/"))
    for folder in reversed(whole.parents):
        if not os.path.isdir(folder):  # noqa: PTH112 - False instead of an exception if unknown
            return MissingPart(FOLDER, str(folder))
    return MissingPart(FILE, str(whole))


def _drive_of(path: Path) -> Path | None:
    """The mount point of the removable or network drive in the path; None for a path on the system disk."""
    if path.drive:
        return Path(path.anchor)
    for place in map(Path, _MOUNT_FOLDERS):
        if path.is_relative_to(place):
            below = path.relative_to(place).parts
            depth = 2 if below[0] == Path.home().name else 1
            return place.joinpath(*below[:depth]) if len(below) > depth else None
    return None


def _is_absent(drive: Path) -> bool:
    """Whether nothing is mounted there: the folder does not exist, or is an empty folder of the disk below."""
    try:
        return not os.path.ismount(drive) and not os.listdir(drive)  # noqa: PTH208 - any entry counts
    except OSError:
        return not os.path.ismount(drive)
