"""Putting another file in the place of the diary while other threads of this process read it: they wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, get_ident

LONGEST_WAIT_S = 10.0
"""A thread that replaces may hang with its disk; whoever waits for it goes on after that, and says what it meets."""
_replaced_by: dict[str, int] = {}
_changed = Condition()


@contextmanager
def replacing(path: Path) -> Iterator[None]:
    """While the file at `path` is replaced by this thread, other threads that ask for it in `wait` wait."""
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
