"""Python's search for garbage, which stops every thread.

What it finds is taken apart in the thread that searches. Widgets among it would crash Qt anywhere but in the window's
thread, so while there is a window the search never goes on by itself: `look` is called from there.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_one_at_a_time = Lock()
_was_on: list[bool] = []
"""For each that is within `no_search` now, whether the search has to go on afterwards."""


@contextmanager
def paused() -> Iterator[None]:
    """Make many things without Python looking among them for garbage again and again, of which they hold none.

    That search kept the window waiting for half a second while ten years were written as a workbook, and took two
    fifths of the time of reading them. It goes on when the last of all threads that asked for this has left.
    """
    with _one_at_a_time:
        _was_on.append(gc.isenabled() or any(_was_on))
        gc.disable()
    try:
        yield
    finally:
        with _one_at_a_time:
            was_on = _was_on.pop()
            if _was_on:
                _was_on[-1] = _was_on[-1] or was_on
            elif was_on:
                gc.enable()


def collect_if_due() -> None:
    """Look for garbage as far as it is due, as Python would by itself; not while anybody is within `no_search`."""
    if _was_on:
        return
    for generation, most in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= most:
            return
        gc.collect(generation)


def freeze_survivors() -> None:
    """Put all that was made until now where Python does not look: it stays for long, and goes when nothing holds it."""
    gc.freeze()
