"""Python's search for garbage, which stops every thread."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

_one_at_a_time = Lock()
_was_on: list[bool] = []
"""For each that is within `no_search` now, whether the search has to go on afterwards."""


@contextmanager
def no_search() -> Iterator[Callable[[], object]]:
    """Make many things without Python looking among them for garbage again and again, of which they hold none.

    That search kept the window waiting for half a second while ten years were written as a workbook, and took two
    fifths of the time of reading them. It goes on when the last of all threads that asked for this has left; meanwhile
    the function that is yielded looks through what is new.
    """
    with _one_at_a_time:
        _was_on.append(gc.isenabled() or any(_was_on))
        gc.disable()
    try:
        yield lambda: gc.collect(0)
    finally:
        with _one_at_a_time:
            was_on = _was_on.pop()
            if _was_on:
                _was_on[-1] = _was_on[-1] or was_on
            elif was_on:
                gc.enable()


def keep() -> None:
    """Put all that was made until now where Python does not look: it stays for long, and goes when nothing holds it."""
    gc.freeze()
