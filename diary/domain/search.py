"""Full-text search in memory, with the same rules as the full-text index of the diary file."""

import re
import unicodedata

_WITH_MARKS = re.compile(r"[\w\u0300-\u036f]+")
"""A word with the accents that stand behind its letters as characters of their own."""

_STEM = 4


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` is a prefix of some word of the text, ignoring case and accents.

    False if `wanted` has no letter or digit.
    """
    beginnings = _words(wanted)
    words = _words(text)
    return bool(beginnings) and all(any(word.startswith(one) for word in words) for one in beginnings)


def has_words_or_stems(text: str, wanted: str) -> bool:
    """As `has_words`; a word of the text may be the beginning of the one that is wanted, too: "import" of "imports".

    One of fewer than `_STEM` letters is no such beginning.
    """
    words = [word for word in _words(text) if len(word) >= _STEM]
    asked = _words(wanted)
    return bool(asked) and all(has_words(text, one) or one.startswith(tuple(words)) for one in asked)


def found_spans(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the text are that begin with a word of `wanted`: index of the first and after the last
    character of each."""
    beginnings = tuple(_words(wanted))
    if not beginnings:
        return ()
    return tuple(
        one.span()
        for one in _WITH_MARKS.finditer(text)
        if any(part.startswith(beginnings) for part in _words(one.group()))
    )


def _words(text: str) -> list[str]:
    """The words as they are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return re.findall(r"\w+", plain)
