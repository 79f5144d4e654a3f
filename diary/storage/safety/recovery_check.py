"""Asking for two of the recovery words a week after they were made, where that was skipped then: once only.

The diary keeps which two words are asked for, when, and a keyed hash of them, in its table `about`. Whoever has the
open diary could find these two by trying; the other ten are 110 bits.
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
    """The numbers of the words to ask for, from 1 to 12, at random."""
    from random import SystemRandom  # noqa: PLC0415 - only where words are made

    return tuple(sorted(SystemRandom().sample(range(1, COUNT + 1), ASKED)))


def settle(path: Path, words: Sequence[str], *, asks_later: bool) -> None:
    """Once the words are in force: remember to ask for two of them in a week, or not to ask. Raises `StorageError`."""
    box, key = recovery.in_force(path), cipher.key_of(path)
    if not asks_later or box is None or key is None:
        about.keep(path, _ROW, None)
        return
    asked = places()
    proof = recovery_box.proof(box, key, tuple(words[place - 1] for place in asked))
    about.keep(path, _ROW, " ".join([(box.made + _AFTER).isoformat(), *map(str, asked), proof]))


def due(path: Path, today: date) -> tuple[int, ...]:
    """The numbers of the words to ask for today; none where it is not time, or nothing was skipped."""
    row = (about.value(path, _ROW) or "").split()
    if len(row) != ASKED + 2 or row[0] == _NO_MORE or today < date.fromisoformat(row[0]):
        return ()
    return tuple(int(number) for number in row[1:-1])


def is_right(path: Path, typed: Sequence[str]) -> bool:
    """Whether these are the words that were asked for, each typed whole or by its first four letters."""
    box, key, bundled = recovery.in_force(path), cipher.key_of(path), word_list()
    row = (about.value(path, _ROW) or "").split()
    if box is None or key is None or bundled is None or not row:
        return False
    return recovery_box.proof(box, key, tuple(map(bundled.meant, typed))) == row[-1]


def ask_no_more(path: Path) -> None:
    """The words are being asked for, and never again after that; raises `StorageError`."""
    row = (about.value(path, _ROW) or "").split()
    if row:
        about.keep(path, _ROW, " ".join([_NO_MORE, *row[1:]]))
