"""The program's own log: what failed and where in the code, never a word of the diary."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from diary import APP_ID

LOG_FILE = f"{APP_ID}.log"
_LARGEST = 200_000

logger = logging.getLogger(APP_ID)


def start(folder: Path) -> None:
    """Write the log into the data folder from now on; where that cannot be written, there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(folder / LOG_FILE, maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(file)
    logger.setLevel(logging.INFO)


def stop() -> None:
    """Close the log's file."""
    for file in list(logger.handlers):
        logger.removeHandler(file)
        file.close()


def where(error: BaseException | type[BaseException], trace: TracebackType | None) -> str:
    """An error as its kind and the lines it came through; its message may quote the diary and is left out."""
    kind = error if isinstance(error, type) else type(error)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])
