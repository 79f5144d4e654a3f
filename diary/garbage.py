"""Python's search for garbage, which stops every thread."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search() -> Iterator[None]:
    """Make many things without Python looking among them for garbage again and again, of which they hold none.

    That search kept the window waiting for half a second while ten years were written as a workbook.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
