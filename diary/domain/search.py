"""Full-text search in memory, with the same rules as the full-text index of the diary file."""

import re
import unicodedata

_WITH_MARKS = re.compile(r"[\w\u0300-\u036f]+")
"""A word, including combining accents (U+0300 to U+036F) after its letters."""

_STEM = 4


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` is a prefix of some word of the text, ignoring case and accents.

    False if `wanted` has no letter or digit.
    """
    beginnings = _words(wanted)
    words = _words(text)
    return bool(beginnings) and all(any(word.startswith(one) for word in words) for one in beginnings)


def has_words_or_stems(text: str, wanted: str) -> bool:
    """As `has_words`, but a word of the text may also be a prefix of the wanted one: "import" matches "imports".

    Such a prefix has at least `_STEM` letters.
    """
    words = [word for word in _words(text) if len(word) >= _STEM]
    asked = _words(wanted)
    return bool(asked) and all(has_words(text, one) or one.startswith(tuple(words)) for one in asked)


def found_spans(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """The spans (start, end) of the words in the text that begin with a word of `wanted`; `end` is exclusive."""
    beginnings = tuple(_words(wanted))
    if not beginnings:
        return ()
    return tuple(
        one.span()
        for one in _WITH_MARKS.finditer(text)
        if any(part.startswith(beginnings) for part in _words(one.group()))
    )


def _words(text: str) -> list[str]:
    """The words normalised for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.findall(r"\w+", plain)
