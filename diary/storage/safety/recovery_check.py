"""Asks once for two of the recovery words a week after their creation, if the check was skipped then.

The table `about` has the positions of the two words, the due date, and a keyed hash of the words. With access to the
open diary these two can be found by brute force; the other ten have 110 bits.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from diary.domain.word_list import COUNT, word_list
from diary.storage.file import cipher
from diary.storage.safety import about, recovery, recovery_box

ASKED = 2
_ROW = "recovery-check"
_AFTER = timedelta(days=7)
_NO_MORE = "asked"


def places() -> tuple[int, ...]:
    """Random positions, from 1 to 12, of the words to ask for."""
    from random import SystemRandom  # noqa: PLC0415 - only where words are made

    return tuple(sorted(SystemRandom().sample(range(1, COUNT + 1), ASKED)))


def settle(path: Path, words: Sequence[str], *, asks_later: bool) -> None:
    """Schedule the question for in a week (`asks_later`), or cancel it; raises `StorageError`."""
    box, key = recovery.in_force(path), cipher.key_of(path)
    if not asks_later or box is None or key is None:
        about.keep(path, _ROW, None)
        return
    asked = places()
    proof = recovery_box.proof(box, key, tuple(words[place - 1] for place in asked))
    about.keep(path, _ROW, " ".join([(box.made + _AFTER).isoformat(), *map(str, asked), proof]))


def due(path: Path, today: date) -> tuple[int, ...]:
    """The positions of the words to ask for today; empty if nothing is due or scheduled."""
    row = (about.value(path, _ROW) or "").split()
    if len(row) != ASKED + 2 or row[0] == _NO_MORE or today < date.fromisoformat(row[0]):
        return ()
    return tuple(int(number) for number in row[1:-1])


def is_right(path: Path, typed: Sequence[str]) -> bool:
    """Whether the typed words are the requested ones, each in full or by its first four letters."""
    box, key, bundled = recovery.in_force(path), cipher.key_of(path), word_list()
    row = (about.value(path, _ROW) or "").split()
    if box is None or key is None or bundled is None or not row:
        return False
    return recovery_box.proof(box, key, tuple(map(bundled.meant, typed))) == row[-1]


def ask_no_more(path: Path) -> None:
    """Cancel the question, as it is being asked now; raises `StorageError`."""
    row = (about.value(path, _ROW) or "").split()
    if row:
        about.keep(path, _ROW, " ".join([_NO_MORE, *row[1:]]))
