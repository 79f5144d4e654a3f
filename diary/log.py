"""The error log: exception types and code locations, never content of the diary."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from diary import APP_ID

LOG_FILE = f"{APP_ID}.log"
_LARGEST = 200_000

_folders: list[Path] = []


def start(folder: Path) -> None:
    """Write the log into the data folder from now on."""
    _folders[:] = [folder]


def stop() -> None:
    """Stop logging."""
    _folders.clear()


def error(report: str) -> None:
    """Append a report made by `where` to the log; errors of the disk are ignored, and no folder is created.

    The file is rotated at 200,000 bytes, and one former file is kept.
    """
    import logging.handlers  # noqa: PLC0415 - hardly ever needed, and the window need not wait for it

    for folder in _folders:
        try:
            path = folder / LOG_FILE
            file = logging.handlers.RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
        except OSError:
            return
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        file.handle(logging.LogRecord(APP_ID, logging.ERROR, "", 0, report, None, None))
        file.close()
        with suppress(OSError):
            path.chmod(0o600)


def recent(folder: Path, most: int) -> str:
    """The last lines of the log in a folder, at most `most` characters; empty without a log."""
    try:
        with (folder / LOG_FILE).open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - 4 * most))  # a character has at most four bytes
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return text if len(text) <= most else text[-most:].partition("\n")[2]


def where(error: BaseException | type[BaseException], trace: TracebackType | None) -> str:
    """The type and the traceback of an error, without its message, which may quote the diary."""
    from traceback import extract_tb  # noqa: PLC0415 - hardly ever needed, and the window need not wait for it

    kind = error if isinstance(error, type) else type(error)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])
