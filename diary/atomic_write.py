"""Replaces files atomically: a reader sees the former content or the new one, never a part."""

import os
import time
from collections.abc import Callable
from pathlib import Path

_PART = 4 << 20
_TRIES, _PAUSE_S = 10 if os.name == "nt" else 1, 0.1
_LONGEST_BEGINNING = 40
"""The maximum length of the file name's part in the temporary name, which would exceed the system's limit otherwise."""


def _go_on() -> None:
    """The default callback, which does nothing."""


def put_in_place(made: Path, path: Path) -> None:
    """Rename a file to `path`, replacing an existing one. Raises `OSError`.

    On Windows this fails while another program has that file open; it is retried briefly, as virus scanners close it
    soon.
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
    """Write a new temporary file, sync it and rename it to `path`; returns the new file's `stat`. Raises `OSError`.

    `step` is called after each synced part and before the rename; an exception from it ends the write.
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
