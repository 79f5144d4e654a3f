"""Opening what may have become something else since it was looked at; imports the standard library alone."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def reading(path: Path) -> BufferedReader:
    """Open a regular file, or the one that a link leads to, to read its bytes.

    Raises `OSError` (EINVAL) for a pipe, a device, a socket or a folder, and never waits for a pipe's writer
    (O_NONBLOCK): whoever asked before what is there may find something else at the next moment.
    """
    handle = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "this is no regular file", str(path))
    return os.fdopen(handle, "rb")
