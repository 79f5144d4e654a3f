"""The bundled word lists for recovery words, and the lookup of a typed word in them.

A list has 2,048 words (11 bits each) in ascending order, no two with the same first four letters.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from diary import paths

ENGLISH = "bip39-english"
COUNT, LETTERS = 12, 4
"""The number of recovery words of a diary, and the number of first letters that identify a word."""


class WordList(NamedTuple):
    """The name of a list, which is the stem of its file in `resources/recovery`, and its words."""

    name: str
    words: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the words, in hexadecimal."""
        import hashlib  # noqa: PLC0415 - reading a list does not need it

        return hashlib.sha256("\n".join(self.words).encode()).hexdigest()

    def beginning_with(self, typed: str) -> tuple[str, ...]:
        """The words with that prefix in their order, an exact match first; none for an empty text."""
        begin = typed.strip().lower()
        if not begin:
            return ()
        first = bisect_left(self.words, begin)
        behind = bisect_left(self.words, f"{begin}~")
        return self.words[first:behind]

    def meant(self, typed: str) -> str:
        """The word of the list that was meant: an exact match, or the one with the same first four letters; otherwise
        ""."""
        begin = typed.strip().lower()
        alike = self.beginning_with(begin[:LETTERS]) if len(begin) >= LETTERS else self.beginning_with(begin)
        if len(begin) < LETTERS:
            return begin if begin in alike[:1] else ""
        return alike[0] if alike else ""


@cache
def word_list(name: str = ENGLISH) -> WordList | None:
    """The bundled list of that name; None if it is not installed."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return None
    try:
        text = (paths.resources() / "recovery" / f"{name}.txt").read_text(encoding="utf-8")
    except OSError:
        return None
    return WordList(name, tuple(text.split()))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a typed or pasted line in lower case; numbers and punctuation between them are ignored."""
    return tuple(re.findall(r"[^\W\d_]+", text.lower()))
