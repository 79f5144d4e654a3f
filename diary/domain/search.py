"""Full-text search in memory, with the same rules as the full-text index of the diary file."""

import re
import unicodedata


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` is a prefix of some word of the text, ignoring case and accents.

    False if `wanted` has no letter or digit.
    """
    beginnings = _words(wanted)
    words = _words(text)
    return bool(beginnings) and all(any(word.startswith(one) for word in words) for one in beginnings)


def _words(text: str) -> list[str]:
    """The words as they are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return re.findall(r"\w+", plain)
