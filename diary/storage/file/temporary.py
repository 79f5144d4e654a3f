"""Temporary files and folders of the diary, which bear the name of the process that made them.

A name is `.{stem}-{computer}-{pid}-{start}-{random}{suffix}`: 8 digits for the computer (and the namespace of its
process numbers), the number of the process and when it started, and 16 random digits. So what a killed process left is
known for certain, and what a living one uses is never taken away. They lie in the data folder; where that cannot be
written or is full, in memory (/dev/shm) or in the system's temporary folder, and are then overwritten when removed.
"""

import os
import re
import sys
import time
from binascii import crc32
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from diary import APP_ID
from diary.storage.errors import DiskFullError, storage_error
from diary.storage.file.sidecars import logs_of

_NAME = re.compile(r"\.(.+)-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{16}(\.[a-z]+)?(-wal|-journal|-shm)?")
_FORMER_NAME = re.compile(r"\.(.+)-[a-z0-9_]+\.(part|new)(-wal|-journal|-shm)?")
"""Of versions that did not name the process."""
_FORMER_LEFT_S, _ELSEWHERE_LEFT_S = 3600, 86_400
"""The age from which one of an unknown process, and one of another computer, is taken for left behind."""
_MEMORY = Path("/dev/shm")  # noqa: S108 - the files in it have unpredictable names and are made exclusively
_AT_ONCE = 1 << 20

_home: list[Path] = []


def keep_in(folder: Path) -> None:
    """Make the working copies of this process in this data folder, wherever the copied file lies."""
    _home[:] = [folder]


def create(folder: Path, stem: str, suffix: str) -> Path:
    """Make an empty file that only this user may read, under a name that nobody else can have; raises `OSError`."""
    path = folder / _name(stem, suffix)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))
    return path


@contextmanager
def folder_for(diary: Path) -> Iterator[Path]:
    """A folder for a working copy of the diary and its logs, removed afterwards.

    Raises `DiskFullError` where no place takes it.
    """
    home = _home[0] if _home else diary.parent
    folder = _make_folder(diary, home)
    try:
        yield folder
    finally:
        with suppress(OSError):
            if folder.parent == home:
                _remove(folder, overwrites=False)
            else:
                erase(folder)


def places() -> tuple[Path, ...]:
    """Where temporary folders are made when the data folder cannot take them."""
    import tempfile  # noqa: PLC0415 - the window need not wait for it

    return tuple(dict.fromkeys((_MEMORY, Path(tempfile.gettempdir()))))


def all_in(folder: Path, diary: Path) -> list[Path]:
    """The temporary files and folders of this diary in a folder, in use or not; none where it cannot be read."""
    stems = (diary.stem, diary.name, APP_ID)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(".")]
    except OSError:
        return []
    matches = [(name, _NAME.fullmatch(name) or _FORMER_NAME.fullmatch(name)) for name in names]
    return [folder / name for name, match in sorted(matches) if match and match[1] in stems and _is_own(folder / name)]


def is_abandoned(path: Path) -> bool:
    """Whether the process that made it is gone, as far as that can be known here."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return _age_s(path) > _FORMER_LEFT_S
    if match[2] != _computer():
        return _age_s(path) > _ELSEWHERE_LEFT_S
    start = _start_of(int(match[3]))
    return start is None or (start > 0 and int(match[4]) > 0 and start != int(match[4]))


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


def _make_folder(diary: Path, home: Path) -> Path:
    """An empty folder in the first place that has room for it; raises `DiskFullError` where none has."""
    needed = 2 * sum(file.stat().st_size for file in (diary, *logs_of(diary)) if file.is_file())
    for place in (home, *places()):
        with suppress(OSError):
            if _room(place) >= needed:
                folder = place / _name(APP_ID)
                folder.mkdir(mode=0o700)
                return folder
    raise storage_error(DiskFullError, diary)


def _room(folder: Path) -> int:
    """The bytes that may still be written there; raises `OSError`."""
    import shutil  # noqa: PLC0415 - the window need not wait for it

    return shutil.disk_usage(folder).free


def _name(stem: str, suffix: str = "") -> str:
    own = os.getpid()
    return f".{stem}-{_computer()}-{own}-{_start_of(own) or 0}-{os.urandom(8).hex()}{suffix}"


def _is_own(path: Path) -> bool:
    """Whether it belongs to this user, and is no link."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return not path.is_symlink() and (os.name == "nt" or status.st_uid == os.getuid())


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


@cache
def _computer() -> str:
    """Eight hexadecimal digits (CRC-32) for this computer and, on Linux, the namespace of its process numbers."""
    parts = [os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")]
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            parts = [Path(name).read_text(encoding="ascii").strip()]
            break
    with suppress(OSError):
        parts.append(str(os.stat("/proc/self/ns/pid").st_ino))  # noqa: PTH116 - a file without a name of its own
    return f"{crc32(' '.join(parts).encode()):08x}"


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY, _NO_SUCH_PROCESS = 0x1000, 87

    def _start_of(pid: int) -> int | None:
        """When the process started (100 ns since 1601), 0 where Windows does not say; None where there is none."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return None if ctypes.get_last_error() == _NO_SUCH_PROCESS else 0
        times = [wintypes.FILETIME() for _time in range(4)]
        try:
            known = kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times))
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
        start, end = ((one.dwHighDateTime << 32) + one.dwLowDateTime for one in times[:2])
        return None if known and end else start if known else 0
else:

    def _start_of(pid: int) -> int | None:
        """When the process started (clock ticks since the computer did), 0 where the system does not say (macOS).

        None where there is no such process, or it has ended and only its parent has not been told.
        """
        try:
            fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
            return None if fields[0] in (b"Z", b"X") else int(fields[19])
        except (OSError, ValueError, IndexError):
            return None if Path("/proc/self/stat").exists() or not _answers(pid) else 0

    def _answers(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True
