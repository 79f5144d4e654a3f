"""What the window's thread does with files: databases opened, statements run, files opened."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from diary.storage.file import cipher

_recorders: list[tuple[int, list[str]]] = []


def _on_event(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, which Python has no way to take away again; it records only within `disk_touches`."""
    if not _recorders or event not in ("open", "sqlite3.connect"):
        return
    for thread, touches in _recorders:
        if thread == threading.get_ident():
            touches.append(f"{event} {arguments[0]}")


sys.addaudithook(_on_event)


@contextmanager
def disk_touches() -> Iterator[list[str]]:
    """What this thread does with files within, one line for each database or file opened and each statement run."""
    touches: list[str] = []
    thread = threading.get_ident()
    opened = cipher.opened

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - as `opened` takes them
        made = opened(*arguments, **named)
        if threading.get_ident() == thread:
            made.set_trace_callback(lambda statement: touches.append(f"statement {statement}"))
        return made

    _recorders.append((thread, touches))
    try:
        with mock.patch.object(cipher, "opened", traced):
            yield touches
    finally:
        _recorders.remove((thread, touches))
