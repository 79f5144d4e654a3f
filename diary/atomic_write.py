"""Replacing a file atomically: a reader finds the former content or the new one, never a part."""

import os
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> os.stat_result:
    """Write a temporary file, sync it and rename it to `path`; answers the new file's `stat`. Raises `OSError`."""
    import tempfile  # noqa: PLC0415 - the window is painted before anything is written

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return status
