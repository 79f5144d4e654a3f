"""Replacing a file atomically: a reader finds the former content or the new one, never a part."""

import os
import time
from collections.abc import Callable
from pathlib import Path

_PART = 4 << 20
_TRIES, _PAUSE_S = 10 if os.name == "nt" else 1, 0.1
_LONGEST_BEGINNING = 40
"""The characters of the name with which the temporary name begins; with all of a long one it would be too long."""


def _go_on() -> None:
    """Nobody asks after each part."""


def put_in_place(made: Path, path: Path) -> None:
    """Rename a file to `path`, in the place of what is there. Raises `OSError`.

    Windows refuses while another program has that file open; a virus scanner lets go of it within a moment.
    """
    for left in reversed(range(_TRIES)):
        try:
            made.replace(path)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def write_atomically(path: Path, content: bytes, step: Callable[[], object] = _go_on) -> os.stat_result:
    """Write a new temporary file, sync it and rename it to `path`; answers the new file's `stat`. Raises `OSError`.

    `step` is called after each synced part and before the renaming; what it raises ends the writing.
    """
    from diary.temporary_names import create  # noqa: PLC0415 - the window is painted before anything is written

    unfinished = create(path.parent, path.name[:_LONGEST_BEGINNING])
    try:
        with unfinished.open("wb") as file:
            for begin in range(0, max(1, len(content)), _PART):
                file.write(content[begin : begin + _PART])
                file.flush()
                os.fsync(file.fileno())
                step()
            status = os.fstat(file.fileno())
        put_in_place(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return status
