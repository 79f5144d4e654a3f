"""A folder outside the data folder: listing, reading and writing regular files in it, within time and size limits."""

import os
import re
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from diary.atomic_write import write_atomically
from diary.foreign.asking import Request, ask
from diary.foreign.errors import Purpose, folder_instead, large_file, strange_file

T = TypeVar("T")

_PART = 1 << 20
_TEMPORARY, _LEFT_AFTER_S = re.compile(r"-[a-z0-9_]{8}$"), 3600
"""The suffix of names made by `tempfile`, and the age in seconds from which such a file belongs to no running process.
"""
_MOST_NAMES = 10_000
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_READING_ON_WINDOWS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder and its purpose. All methods raise `OSError` or its subclasses in `foreign.errors`."""

    folder: Path
    purpose: Purpose

    def is_there(self) -> bool:
        """Whether the folder exists at the moment; raises `SilentPlaceError`."""
        return self.ask("", lambda _request: self.folder.is_dir())

    def make(self) -> None:
        """Create the folder if it is missing; its parent must exist."""
        self.ask("", lambda _request: self.folder.mkdir(mode=0o700, exist_ok=True))

    def names(self, beginning: str, ending: str) -> list[str]:
        """The sorted names in the folder with that beginning and ending, among its first 10,000 names."""

        def listed(request: Request) -> list[str]:
            names = []
            with os.scandir(self.folder) as entries:
                for number, entry in enumerate(entries):
                    if number == _MOST_NAMES:
                        break
                    if entry.name.startswith(beginning) and entry.name.endswith(ending):
                        names.append(entry.name)
                    request.step()
            return sorted(names)

        return self.ask("", listed)

    def beginning(self, name: str, size: int) -> bytes:
        """The first `size` bytes of a regular file; raises `StrangeFileError`."""
        path = self.folder / name

        def begin(_request: Request) -> bytes:
            handle = opened_regular(path)
            try:
                return os.read(handle, size)
            finally:
                os.close(handle)

        return self.ask(name, begin)

    def read(self, name: str, largest: int) -> bytes:
        """The content of a regular file; raises `StrangeFileError`, and `LargeFileError` above `largest` bytes."""
        path = self.folder / name

        def content(request: Request) -> bytes:
            """Raises `LargeFileError`."""
            handle = opened_regular(path)
            try:
                if os.fstat(handle).st_size > largest:
                    raise large_file(path)
                parts, size = [], 0
                while part := os.read(handle, _PART):
                    request.step()
                    size += len(part)
                    if size > largest:  # it grows, or its size is not reported
                        raise large_file(path)
                    parts.append(part)
                return b"".join(parts)
            finally:
                os.close(handle)

        return self.ask(name, content)

    def write(self, name: str, content: bytes) -> Path:
        """Replace a file atomically (it is written whole or not at all) and return its path."""
        path = self.folder / name

        def write(request: Request) -> None:
            require_replaceable(path)
            write_atomically(path, content, request.step)
            _sync_folder(self.folder)

        self.ask(name, write)
        return path

    def remove(self, name: str) -> None:
        """Overwrite a regular file with zeros (flash memory may keep the old blocks), and delete it."""
        path = self.folder / name

        def remove(request: Request) -> None:
            if stat.S_ISREG(path.lstat().st_mode):
                _zero(path, request)
            path.unlink()

        self.ask(name, remove)

    def sweep(self, beginning: str) -> None:
        """Remove the temporary files of killed processes: those with that prefix, last written at least an hour ago."""
        for name in self.names(beginning, ""):
            if _TEMPORARY.search(name) and self._age_s(name) > _LEFT_AFTER_S:
                self.remove(name)

    def _age_s(self, name: str) -> float:
        path = self.folder / name
        return self.ask(name, lambda _request: time.time() - path.lstat().st_mtime)

    def rename(self, name: str, other: str) -> None:
        """Rename a regular file; raises `FileExistsError` if the new name exists, and `StrangeFileError`."""
        path, target = self.folder / name, self.folder / other

        def rename(_request: Request) -> None:
            """Rename without overwriting; raises `FileExistsError`."""
            if _is_strange(path):
                raise _refusal(path)
            if os.path.lexists(target):
                raise FileExistsError(target)
            path.rename(target)
            _sync_folder(self.folder)

        self.ask(name, rename)

    def unlink(self, name: str) -> None:
        """Delete an existing file."""
        path = self.folder / name
        self.ask(name, lambda _request: path.unlink())

    def ask(self, name: str, work: Callable[[Request], T]) -> T:
        """The result of `work` on a name in the folder (empty for the folder itself), run in a thread of its own."""
        return ask(self.folder, self.folder / name if name else self.folder, self.purpose, work)


def place_of(file: Path, purpose: Purpose) -> Place:
    """The folder of a file, as a place."""
    return Place(file.parent, purpose)


def opened_regular(path: Path) -> int:
    """A descriptor of a regular file, open for reading; raises `StrangeFileError` for anything else, and does not block
    on a pipe."""
    try:
        if os.name == "nt" and not stat.S_ISREG(path.lstat().st_mode):
            raise _refusal(path)
        handle = os.open(path, _READING | _READING_ON_WINDOWS)
    except OSError as error:
        if error.errno is not None and _is_strange(path):
            raise _refusal(path) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _refusal(path)
    return handle


def require_replaceable(path: Path) -> None:
    """Require a regular file, a broken link, or nothing at the path; raises `StrangeFileError` otherwise, as for
    /dev/stdout."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise _refusal(path)


def _is_strange(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _refusal(path: Path) -> OSError:
    return folder_instead(path) if path.is_dir() else strange_file(path)


def _zero(path: Path, request: Request) -> None:
    flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        for begin in range(0, size := os.fstat(handle).st_size, _PART):
            os.write(handle, bytes(min(_PART, size - begin)))
            request.step()
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """`fsync` the folder, so that the new name is durable; errors are ignored, as some file systems do not support
    it."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
