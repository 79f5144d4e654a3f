"""The lock file of the diary: one window at a time, on this computer or on another that shares the folder.

On one computer an advisory lock (`flock`, on Windows `msvcrt.locking`) tells whether the process that made the lock
still runs: the operating system releases it when the process ends, however it ended. Network folders do not keep such
locks reliably, so the file also names its owner and is rewritten every minute (the heartbeat); without one for five
minutes it is stale. Its age is taken from a file made at that moment in the same folder, since the clocks of two
computers never agree.
"""

import contextlib
import errno
import json
import os
import sys
import threading
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diary.atomic_write import write_atomically
from diary.domain.record import now
from diary.i18n import _
from diary.paths import state_folder
from diary.storage.errors import BusyError, HeldElsewhereError, UnwritableError, storage_error
from diary.storage.file.sidecars import beside

HEARTBEAT_SECONDS = 60
STALE_SECONDS = 300
_LONGEST = 4096
_MACHINE_IDS, _MACHINE_FILE = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")), "machine"
_LOCKED_BYTE = 1 << 30


class State(NamedTuple):
    """A counter of all writes: the highest `version.seq` (edits, removals), and the sum of the highest rowids.

    Both only grow: of two states of one diary the smaller one lacks something, and between two equal states nothing was
    written.
    """

    edits: int
    rows: int


class Holder(NamedTuple):
    """The content of the lock file: the process that has the diary open, since when (ISO 8601), and what it last saved.

    `machine` identifies the computer, `mark` is a random text made by each `acquire`.
    """

    host: str
    machine: str
    pid: int
    since: str
    mark: str
    saved: State | None = None

    @property
    def is_here(self) -> bool:
        return self.machine == machine()


class HeldHereError(BusyError):
    """The diary is open in another window on this computer."""


class DiaryLock:
    """This process's lock on a diary; `former` is the holder named in the lock file of a crashed process."""

    def __init__(self, path: Path, handle: int, holder: Holder, former: Holder | None) -> None:
        self._path, self._handle, self._holder = path, handle, holder
        self._one_at_a_time = threading.Lock()
        self.former = former

    def heartbeat(self, saved: State | None = None) -> None:
        """Rewrite the lock file, which updates its modification time, with the last saved state if one is given.

        Does nothing if another computer has acquired the lock meanwhile (while this one was suspended).
        """
        with self._one_at_a_time:
            if saved is not None:
                self._holder = self._holder._replace(saved=saved)
            current = holder(self._path)
            if current is None or current.mark == self._holder.mark:
                _write(self._handle, self._holder)

    def release(self) -> None:
        """Release the lock, and delete the lock file unless another process has acquired it meanwhile.

        On a disk that has become read-only the file stays, without a holder.
        """
        current = holder(self._path)
        is_ours = current is not None and current.mark == self._holder.mark
        if is_ours and os.name != "nt":
            with contextlib.suppress(OSError):
                lock_file(self._path).unlink(missing_ok=True)
        os.close(self._handle)
        if is_ours and os.name == "nt":
            with contextlib.suppress(OSError):
                lock_file(self._path).unlink(missing_ok=True)


def lock_file(path: Path) -> Path:
    """The lock file beside the diary's real file, so that two links to one diary share a lock."""
    return beside(path, ".lock")


def acquire(path: Path) -> DiaryLock:
    """Lock the diary for this process, in its folder, which must exist.

    Raises `HeldHereError`, `HeldElsewhereError` or `UnwritableError`.
    """
    try:
        handle = _locked(path)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    former = _read(handle)
    try:
        _require_stale(path, former)
    except BaseException:
        os.close(handle)
        raise
    own = Holder(host(), machine(), os.getpid(), now().isoformat(), os.urandom(8).hex())
    try:
        _write(handle, own)
    except OSError as error:  # the disk is full
        with contextlib.suppress(OSError):
            lock_file(path).unlink()
        os.close(handle)
        raise storage_error(UnwritableError, path) from error
    return DiaryLock(path, handle, own, former)


def is_held_here(path: Path) -> bool:
    """Whether a window on this computer, possibly of this process, has the diary open now."""
    try:
        handle = os.open(lock_file(path), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


def require_not_elsewhere(path: Path) -> None:
    """Raise `HeldElsewhereError` if another computer has the diary open."""
    _require_stale(path, holder(path))


def holder(path: Path) -> Holder | None:
    """The holder named in the lock file, running or not; None without a readable lock file."""
    try:
        handle = os.open(lock_file(path), os.O_RDONLY)
    except OSError:
        return None
    try:
        return _read(handle)
    finally:
        os.close(handle)


def forget_state(path: Path) -> None:
    """Delete this computer's stale lock file, whose `saved` state is later than that of a restored copy."""
    if not is_held_here(path) and (former := holder(path)) and former.is_here:
        lock_file(path).unlink(missing_ok=True)


@cache
def machine() -> str:
    """An identifier of this computer: systemd's machine id, or a generated one in the state folder.

    The host name is no identifier, as a Mac's changes with the network. It is used only if no identifier can be stored.
    """
    kept = state_folder() / _MACHINE_FILE
    for name in (*_MACHINE_IDS, kept):
        with contextlib.suppress(OSError, ValueError):
            if known := name.read_text(encoding="ascii").strip():
                return known
    identifier = os.urandom(16).hex()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, identifier.encode())
    except OSError:
        return host()
    return identifier


def host() -> str:
    """The host name of this computer."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # noqa: PLC0415 - the window need not wait for it where the system says it itself

    return platform.node()


def _require_stale(path: Path, former: Holder | None) -> None:
    """Raise `HeldElsewhereError` if the lock is another computer's and its heartbeat is not stale."""
    if former is None or former.is_here or _age(path) > STALE_SECONDS:
        return
    text = _("This diary is open on another computer, “{host}”, since {time}. Please close it there first.")
    since = datetime.fromisoformat(former.since).astimezone()
    raise HeldElsewhereError(text.format(host=former.host, time=f"{since:%Y-%m-%d %H:%M}"))


def _age(path: Path) -> float:
    """The seconds since the last heartbeat by the file system's clock; 0 if they cannot be measured."""
    import tempfile  # noqa: PLC0415 - the window need not wait for it where no other computer has the diary

    try:
        with tempfile.NamedTemporaryFile(dir=lock_file(path).parent, prefix=f".{path.name}-") as fresh:
            return os.fstat(fresh.fileno()).st_mtime - lock_file(path).stat().st_mtime
    except OSError:
        return 0.0


def _locked(path: Path) -> int:
    """A descriptor of the lock file with the advisory lock; raises `HeldHereError`, `HeldElsewhereError`, `OSError`."""
    while True:
        handle = os.open(lock_file(path), os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            current = _read(handle)
            os.close(handle)
            _require_stale(path, current)
            raise HeldHereError(_("This diary is already open in another window."))
        try:
            if os.path.samestat(os.fstat(handle), lock_file(path).stat()):
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)  # the former holder released it and unlinked the file between `open` and `flock`


def _is_held(error: OSError) -> bool:
    """Whether the error means that another process has the lock; all others mean that the folder does not support
    locks."""
    return error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        """Whether this process got the advisory lock."""
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return not _is_held(error)
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        """Whether this process got the advisory lock, or the folder does not support locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return not _is_held(error)
        return True


def _read(handle: int) -> Holder | None:
    """The holder named in the lock file; None if its content is invalid."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        content = json.loads(os.read(handle, _LONGEST))
        saved = content.pop("saved", None)
        named = Holder(**content, saved=State(**saved) if saved else None)
        datetime.fromisoformat(named.since)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return named


def _write(handle: int, holder: Holder) -> None:
    """Overwrite the lock file in place, padded with spaces to its former length."""
    content = json.dumps({**holder._asdict(), "saved": holder.saved and holder.saved._asdict()}).encode()
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, content.ljust(os.fstat(handle).st_size))
