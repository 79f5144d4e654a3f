"""Records accesses to a folder: opening, listing, creating, renaming, removing and `stat`, each with its thread."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

_EVENTS = frozenset(
    (
        "open",
        "sqlite3.connect",
        "shutil.copyfile",
        "shutil.move",
        "shutil.rmtree",
        "tempfile.mkstemp",
        "tempfile.mkdtemp",
        "os.listdir",
        "os.scandir",
        "os.mkdir",
        "os.rename",
        "os.remove",
        "os.rmdir",
        "os.chmod",
        "os.link",
        "os.symlink",
    )
)
_recorders: list[tuple[str, list[tuple[str, str]]]] = []


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook, which Python cannot remove again; it records only within `touches_of`."""
    if _recorders and event in _EVENTS:
        for argument in arguments:
            _record(event, argument)


def _record(event: str, path: object) -> None:
    if isinstance(path, str | bytes | os.PathLike):
        text = os.fsdecode(path)
        for folder, touches in _recorders:
            if folder in text:  # also in SQLite's URIs
                touches.append((threading.current_thread().name, f"{event} {text}"))


sys.addaudithook(_on_event)


@contextmanager
def touches_of(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Context manager: the thread name and the description of each access to the folder, or to its content, by Python
    code."""
    touches: list[tuple[str, str]] = []
    recorder = (str(folder), touches)
    stat, lstat = os.stat, os.lstat

    def watched_stat(path: Path, **named: bool) -> os.stat_result:
        _record("stat", path)
        return stat(path, **named)

    def watched_lstat(path: Path) -> os.stat_result:
        _record("lstat", path)
        return lstat(path)

    _recorders.append(recorder)
    try:
        with mock.patch.object(os, "stat", watched_stat), mock.patch.object(os, "lstat", watched_lstat):
            yield touches
    finally:
        _recorders.remove(recorder)
