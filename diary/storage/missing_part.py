"""Which part of a path is not there: the drive, a folder, or the file itself."""

import os
from pathlib import Path
from typing import NamedTuple

DRIVE, FOLDER, FILE = "drive", "folder", "file"
_MOUNT_FOLDERS = ("/run/media", "/media", "/Volumes", "/mnt")
"""Where Linux and macOS show drives; the first and, for one's own, the second are divided by user name."""


class MissingPart(NamedTuple):
    """`kind` is `DRIVE`, `FOLDER` or `FILE`; `name` is the drive's name, else a path."""

    kind: str
    name: str


def missing_part(path: Path) -> MissingPart:
    """The outermost part of `path` that is not there; the file itself where its folder is."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `Path.absolute` keeps “..”
    drive = _drive_of(whole)
    if drive is not None and _is_absent(drive):
        return MissingPart(DRIVE, drive.name or drive.anchor.rstrip("\\/"))
    for folder in reversed(whole.parents):
        if not os.path.isdir(folder):  # noqa: PTH112 - False, and no exception, where it cannot be told
            return MissingPart(FOLDER, str(folder))
    return MissingPart(FILE, str(whole))


def _drive_of(path: Path) -> Path | None:
    """The root of the removable or network drive that the path names; None for a path on the system's own disk."""
    if path.drive:
        return Path(path.anchor)
    for place in map(Path, _MOUNT_FOLDERS):
        if path.is_relative_to(place):
            below = path.relative_to(place).parts
            depth = 2 if below[0] == Path.home().name else 1
            return place.joinpath(*below[:depth]) if len(below) > depth else None
    return None


def _is_absent(drive: Path) -> bool:
    """Whether nothing is mounted there: there is no such folder, or it is an empty one of the disk below."""
    try:
        return not os.path.ismount(drive) and not os.listdir(drive)  # noqa: PTH208 - any entry will do
    except OSError:
        return not os.path.ismount(drive)
