"""The names of temporary files, which identify the process that created them, so that remains of killed ones are
recognised.

A name is `.{stem}-{computer}-{pid}-{start}-{random}{suffix}`: 8 digits for the computer (and its PID namespace), the
process id and start time, and 16 unpredictable digits.
"""

import os
import re
import sys
import time
from binascii import crc32
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.(.+)-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{16}(\.[a-z]+)?(-wal|-journal|-shm)?")
_FORMER_NAME = re.compile(r"\.(.+)-[a-z0-9_]+\.(part|new)(-wal|-journal|-shm)?")
"""The names made by program versions that did not include the process."""
_FORMER_LEFT_S, _ELSEWHERE_LEFT_S = 3600, 86_400
"""The age in seconds from which a file of an unknown process, and one of another computer, counts as abandoned."""


def create(folder: Path, stem: str, suffix: str = "") -> Path:
    """Create an empty file that only this user can read, under a unique name; raises `OSError`."""
    path = folder / new_name(stem, suffix)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))
    return path


def new_name(stem: str, suffix: str = "") -> str:
    """A new, unique name."""
    own = os.getpid()
    return f".{stem}-{_computer()}-{own}-{_start_of(own) or 0}-{os.urandom(8).hex()}{suffix}"


def is_temporary(name: str, former_stems: Collection[str]) -> bool:
    """Whether the name is a temporary one, or one that a former version made with one of these stems."""
    match = _FORMER_NAME.fullmatch(name)
    return _NAME.fullmatch(name) is not None or (match is not None and match[1] in former_stems)


def is_abandoned(path: Path) -> bool:
    """Whether the process that created the file has ended, as far as that can be determined here."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return _age_s(path) > _FORMER_LEFT_S
    if match[2] != _computer():
        return _age_s(path) > _ELSEWHERE_LEFT_S
    start = _start_of(int(match[3]))
    return start is None or (start > 0 and int(match[4]) > 0 and start != int(match[4]))


def is_own(path: Path) -> bool:
    """Whether the file belongs to this user, and is not a link."""
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
    """Eight hexadecimal digits (CRC-32) for this computer and, on Linux, its PID namespace."""
    parts = [os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")]
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            parts = [Path(name).read_text(encoding="ascii").strip()]
            break
    with suppress(OSError):
        parts.append(str(os.stat("/proc/self/ns/pid").st_ino))  # noqa: PTH116 - a link of procfs, not of a file system
    return f"{crc32(' '.join(parts).encode()):08x}"


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY, _NO_SUCH_PROCESS = 0x1000, 87

    def _start_of(pid: int) -> int | None:
        """The start time of the process (100 ns since 1601), 0 if Windows does not report it; None if there is no such
        process."""
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
        """The start time of the process (clock ticks since boot), 0 if the system does not report it (macOS).

        None if there is no such process, or it is a zombie.
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
