"""Reads the content of a backup before it becomes the diary."""

from pathlib import Path
from typing import TYPE_CHECKING

from diary.domain.word_list import COUNT, words_in

if TYPE_CHECKING:
    from diary.storage.safety.checking import Health


def backup_contents(copy: Path, typed: str = "") -> "Health":
    """The content of a backup, opened with its own passphrase or recovery words if these were typed.

    Called in a worker thread. Raises `StorageError`, and `LockedError` for an unknown passphrase.
    """
    from diary.storage.safety import passphrase, recovery  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.safety.bringing import LocalCopy  # noqa: PLC0415 - likewise
    from diary.storage.safety.restore import contents  # noqa: PLC0415 - likewise

    with LocalCopy(copy) as here:
        if len(words_in(typed)) == COUNT and recovery.box_beside(here) is not None:
            recovery.open_with_words(here, typed)
        elif typed:
            passphrase.unlock(here, typed)
        return contents(here)
