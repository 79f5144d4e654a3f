"""The bundled lists from which recovery words are drawn, and the word that somebody means by what was typed.

A list has 2,048 words (11 bits each) in ascending order, no two with the same first four letters.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from diary import paths

ENGLISH = "bip39-english"
COUNT, LETTERS = 12, 4
"""So many words open a diary, and so many first letters of a word say which one it is."""


class WordList(NamedTuple):
    """The name of a list, which is the stem of its file in `resources/recovery`, and its words."""

    name: str
    words: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the words, in hexadecimal."""
        import hashlib  # noqa: PLC0415 - the list alone does without

        return hashlib.sha256("\n".join(self.words).encode()).hexdigest()

    def beginning_with(self, typed: str) -> tuple[str, ...]:
        """The words that begin like that, in their order; an exact one first. None for an empty text."""
        begin = typed.strip().lower()
        if not begin:
            return ()
        first = bisect_left(self.words, begin)
        behind = bisect_left(self.words, f"{begin}~")
        return self.words[first:behind]

    def meant(self, typed: str) -> str:
        """The word of the list: the one that was typed, or the one with its first four letters; empty for none."""
        begin = typed.strip().lower()
        alike = self.beginning_with(begin[:LETTERS]) if len(begin) >= LETTERS else self.beginning_with(begin)
        if len(begin) < LETTERS:
            return begin if begin in alike[:1] else ""
        return alike[0] if alike else ""


@cache
def word_list(name: str = ENGLISH) -> WordList | None:
    """The bundled list of that name; None where this installation has none."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return None
    try:
        text = (paths.resources() / "recovery" / f"{name}.txt").read_text(encoding="utf-8")
    except OSError:
        return None
    return WordList(name, tuple(text.split()))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a typed or pasted line, in small letters; numbers and punctuation between them are left out."""
    return tuple(re.findall(r"[^\W\d_]+", text.lower()))
