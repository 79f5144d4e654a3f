"""The end of the program, which comes for certain, whatever the disk of the diary does."""

import os
import threading
from pathlib import Path

from diary.storage.file_stamp import file_stamp

ANSWER_S, LONGEST_S = 2.0, 60.0


def make_certain(path: Path) -> None:
    """End the process at once where the disk of the diary does not answer, and otherwise in a minute at most.

    It is called when the window is closed, before the copy of the day is made. The system releases the lock of a
    process that ends so.
    """
    look = threading.Thread(target=file_stamp, args=(path,), name="diary-look", daemon=True)
    look.start()
    look.join(ANSWER_S)
    if look.is_alive():
        os._exit(1)
    limit = threading.Timer(LONGEST_S, os._exit, [1])
    limit.daemon = True
    limit.start()
