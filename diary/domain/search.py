"""Looking for words in what was written, in the way of the diary file's own index."""

import re
import unicodedata


def has_words(text: str, wanted: str) -> bool:
    """Whether the text has words that begin with each of the words in `wanted`; case and accents do not matter.

    A wanted text without a letter or digit is found nowhere.
    """
    beginnings = _words(wanted)
    words = _words(text)
    return bool(beginnings) and all(any(word.startswith(one) for word in words) for one in beginnings)


def _words(text: str) -> list[str]:
    """The words as they are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return re.findall(r"\w+", plain)
