"""Control of Python's cyclic garbage collector, which stops every thread while it runs.

Objects are finalised in the thread that collects, and a Qt widget finalised outside the GUI thread crashes the process.
So while there is a window automatic collection is off, and the GUI thread calls `collect_if_due`.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_VERY_MANY = 20_000
"""The number of surviving new objects above which they are exempted; traversing as many takes about 10 ms."""
_one_at_a_time = Lock()
_was_on: list[bool] = []
"""For each active `paused` block, whether collection has to be enabled again at its end."""


@contextmanager
def paused() -> Iterator[None]:
    """Context manager: suspend collection while many objects without reference cycles are created.

    Repeated collections stopped the window for half a second while ten years were written as a workbook, and took two
    fifths of the time of reading them. Collection resumes when the last thread leaves its `paused` block. If very many
    objects were created they are then exempted from collection, as the next traversal would stop every thread.
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
            else:
                if gc.get_count()[0] > _VERY_MANY:
                    freeze_survivors()
                if was_on:
                    gc.enable()


def collect_if_due() -> None:
    """Collect the generations whose thresholds are exceeded, as Python would by itself; not within `paused`."""
    if _was_on:
        return
    for generation, most in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= most:
            return
        gc.collect(generation)


def freeze_survivors() -> None:
    """Move all tracked objects to the permanent generation (`gc.freeze`); they are freed by reference counts."""
    gc.freeze()
