"""Coordinates the replacement of the diary's file with the threads of this process that read it: these wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, get_ident

LONGEST_WAIT_S = 10.0
"""The maximum time to wait in seconds, as the replacing thread may block on its disk; waiting threads then continue and
may fail."""
_replaced_by: dict[str, int] = {}
_changed = Condition()


@contextmanager
def replacing(path: Path) -> Iterator[None]:
    """Context manager: while it is active, other threads that call `wait` for `path` wait."""
    with _changed:
        _replaced_by[str(path)] = get_ident()
    try:
        yield
    finally:
        with _changed:
            _replaced_by.pop(str(path), None)
            _changed.notify_all()


def wait(path: Path) -> None:
    """Return once no other thread of this process is replacing the file, or after `LONGEST_WAIT_S`."""
    with _changed:
        _changed.wait_for(lambda: _replaced_by.get(str(path), get_ident()) == get_ident(), LONGEST_WAIT_S)
