"""Opens regular files only, without a race between check and open; imports the standard library alone."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def reading(path: Path) -> BufferedReader:
    """Open a regular file, or the target of a link, for reading bytes.

    Raises `OSError` (EINVAL) for a pipe, a device, a socket or a folder, and does not block on a pipe without a writer
    (O_NONBLOCK). The check is made on the open descriptor, as the path may change between a check and `open`.
    """
    handle = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "this is no regular file", str(path))
    return os.fdopen(handle, "rb")
