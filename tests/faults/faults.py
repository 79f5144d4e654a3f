"""Faults of the diary's file, its folder, its disk or other places; each is a context manager that ends the fault."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.safety import backup
from diary.storage.sync import sharing
from tests.faults import hanging
from tests.faults.scene import SECOND, SHARED, Scene, until

KIB = 1024
DISK, FOLDER, PLACES = "disk", "data", "places"


class Fault(NamedTuple):
    """`why_not` is why the fault cannot be simulated here, otherwise empty.

    `hangs` is the folder in the root that hangs in a child process. `size` is that of a disk of its own, empty for
    none.
    """

    strikes: Callable[[Scene], AbstractContextManager[None]]
    why_not: Callable[[], str] = lambda: ""
    hangs: str = ""
    size: str = ""


def _mount(*arguments: str) -> bool:
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


def _unmount(place: Path) -> None:
    """Unmount lazily, like a removed USB stick, even if files on it are open."""
    subprocess.run(["umount", "-l", str(place)], check=True, capture_output=True)


@cache
def no_mount() -> str:
    """Why no disk can be mounted; empty if it can."""
    with tempfile.TemporaryDirectory() as place:
        if not _mount("-t", "tmpfs", "tmpfs", place):
            return "no disk may be mounted here"
        _unmount(Path(place))
    return ""


def no_pipe() -> str:
    return "" if hasattr(os, "mkfifo") else "there are no pipes in folders here"


@contextmanager
def disk_of(scene: Scene, size: str) -> Iterator[None]:
    """A disk in memory in place of the scene's; its content survives the unmount."""
    scene.disk.mkdir()
    if not size:
        yield
        return
    store = scene.root / "store"
    store.mkdir()
    assert _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(store))
    try:
        assert _mount("--bind", str(store), str(scene.disk))
        try:
            yield
        finally:
            _unmount(scene.disk)
    finally:
        _unmount(store)


@contextmanager
def _moved(place: Path) -> Iterator[None]:
    away = place.rename(place.with_name("away"))
    try:
        yield
        assert not place.exists(), "something was made in its place"
    finally:
        away.rename(place)


def folder_moved(scene: Scene) -> AbstractContextManager[None]:
    return _moved(scene.diary.parent)


def file_moved(scene: Scene) -> AbstractContextManager[None]:
    return _moved(scene.diary)


@contextmanager
def unmounted(scene: Scene) -> Iterator[None]:
    _unmount(scene.disk)
    try:
        yield
        assert list(scene.disk.iterdir()) == [], "something was made where the disk had been"
    finally:
        assert _mount("--bind", str(scene.root / "store"), str(scene.disk))


@contextmanager
def read_only(scene: Scene) -> Iterator[None]:
    assert _mount("--bind", str(scene.disk), str(scene.disk))
    try:
        until(lambda: _mount("-o", "remount,bind,ro", str(scene.disk)), "the disk, which is being written, read-only")
        yield
    finally:
        _unmount(scene.disk)


def _full(room: int) -> Callable[[Scene], AbstractContextManager[None]]:
    @contextmanager
    def strikes(scene: Scene) -> Iterator[None]:
        filler = scene.disk / "filler"
        with filler.open("wb") as file:
            is_full = False
            while not is_full:
                free = shutil.disk_usage(scene.disk).free
                with suppress(OSError):  # something of the program was written in between
                    os.posix_fallocate(file.fileno(), 0, max(1, free - room))
                    is_full = True
        try:
            yield
        finally:
            filler.unlink()

    return strikes


@contextmanager
def pipe_for_diary(scene: Scene) -> Iterator[None]:
    away = scene.diary.rename(scene.diary.with_name("away"))
    os.mkfifo(scene.diary)
    yield
    assert scene.diary.is_fifo(), "something was made in its place"
    scene.diary.unlink()
    away.rename(scene.diary)


@contextmanager
def _pipe(path: Path) -> Iterator[None]:
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    yield
    assert path.is_fifo(), "what was in the way was taken away"
    path.unlink()


def pipe_in_shared(scene: Scene) -> AbstractContextManager[None]:
    return _pipe(scene.places / SHARED / sharing.FOLDER / f"aaaaaaaaaaaa{sharing.SUFFIX}")


def pipe_in_second(scene: Scene) -> AbstractContextManager[None]:
    name = f"diary-2026-11-20-200000Z-daily-{'0' * 16}.sqlite"
    return _pipe(backup.place_in(scene.places / SECOND) / name)


@contextmanager
def hanging_folder(scene: Scene) -> Iterator[None]:
    """In a child process with `hanging.py`: close the gate."""
    scene.gate.unlink()
    try:
        yield
    finally:
        scene.gate.touch()


def _locked(patience_s: float) -> Callable[[Scene], AbstractContextManager[None]]:
    """Another program holds the lock during the fault; the program waits up to `patience_s` for it."""

    @contextmanager
    def strikes(scene: Scene) -> Iterator[None]:
        with closing(connection(scene.diary)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            former, cipher._BUSY_S = cipher._BUSY_S, patience_s
            try:
                yield
            finally:
                cipher._BUSY_S = former
            other.execute("COMMIT")

    return strikes


FAULTS: dict[str, Fault] = {
    "folder moved": Fault(folder_moved),
    "file moved": Fault(file_moved),
    "disk unmounted": Fault(unmounted, no_mount, size="16m"),
    "FIFO as the file": Fault(pipe_for_diary, no_pipe),
    "FIFO in shared": Fault(pipe_in_shared, no_pipe),
    "FIFO in second": Fault(pipe_in_second, no_pipe),
    "diary hangs": Fault(hanging_folder, hanging.why_not, hangs=f"{DISK}/{FOLDER}"),
    "places hang": Fault(hanging_folder, hanging.why_not, hangs=PLACES),
    "locked, waited": Fault(_locked(60.0)),
    "locked, given up": Fault(_locked(0.05)),
    "read-only": Fault(read_only, no_mount, size="16m"),
    "full at write": Fault(_full(48 * KIB), no_mount, size="4m"),
    "full at read": Fault(_full(0), no_mount, size="4m"),
}
"""The faults by the name that the table prints."""
