"""Records the GUI thread's disk accesses: databases opened, statements run, files opened, `stat`."""

import os
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
    """An audit hook, which Python cannot remove again; it records only within `disk_touches`."""
    if not _recorders or event not in ("open", "sqlite3.connect"):
        return
    for thread, touches in _recorders:
        if thread == threading.get_ident():
            touches.append(f"{event} {arguments[0]}")


sys.addaudithook(_on_event)


@contextmanager
def disk_touches() -> Iterator[list[str]]:
    """Context manager: a line for each database or file opened, statement run and `stat` in this thread."""
    touches: list[str] = []
    thread = threading.get_ident()
    opened = cipher.opened

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - as `opened` takes them
        made = opened(*arguments, **named)
        if threading.get_ident() == thread:
            made.set_trace_callback(lambda statement: touches.append(f"statement {statement}"))
        return made

    stat = os.stat

    def watched_stat(*arguments: Any, **named: Any) -> os.stat_result:  # noqa: ANN401 - as `stat` takes them
        if threading.get_ident() == thread:
            touches.append(f"stat {arguments[0]}")
        return stat(*arguments, **named)

    _recorders.append((thread, touches))
    try:
        with mock.patch.object(cipher, "opened", traced), mock.patch.object(os, "stat", watched_stat):
            yield touches
    finally:
        _recorders.remove((thread, touches))
