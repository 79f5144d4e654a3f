"""Guarantees the end of the process, even if the diary's disk blocks."""

import os
import threading
from pathlib import Path

from diary.storage.file_stamp import file_stamp

ANSWER_S, LONGEST_S = 2.0, 60.0


def make_certain(path: Path) -> None:
    """End the process at once if the diary's disk does not answer, otherwise after a minute at the latest.

    Called when the window is closed, before the daily backup. The operating system releases the lock of a process that
    ends this way.
    """
    look = threading.Thread(target=file_stamp, args=(path,), name="diary-look", daemon=True)
    look.start()
    look.join(ANSWER_S)
    if look.is_alive():
        os._exit(1)
    limit = threading.Timer(LONGEST_S, os._exit, [1])
    limit.daemon = True
    limit.start()
