"""Known column names in other languages and programs, for the suggested mapping."""

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from diary import paths
from diary.domain.resource_table import read_table

FILE = "import/columns.toml"


def meaning_of(name: str) -> tuple[str, str]:
    """The meaning and key of a column name ("symptom" and "numbness" for "Taubheit"); both empty for an unknown one."""
    return _known().get(folded(name), ("", ""))


def has_word(name: str, group: str) -> bool:
    """Whether one of the words listed as `group` is a whole word of the name."""
    return word_key(name, group) is not None


def word_key(name: str, group: str) -> str | None:
    """The key of the first word or ending of `group` that occurs in the name; None without one."""
    words = folded(name).split()
    known, endings = _words(group), _endings(group)
    pairs = (" ".join(pair) for pair in pairwise(words))
    key = next((known[word] for word in (*words, *pairs) if word in known), None)
    if key is not None or not endings:
        return key
    return "" if any(word.endswith(endings) for word in words) else None


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name normalised for comparison: case-folded, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.split())


@cache
def _known() -> dict[str, tuple[str, str]]:
    meanings = [meaning for meaning in _file() if meaning not in ("word", "ending")]
    return {
        folded(name): (meaning, key)
        for meaning in meanings
        for key, names in _file()[meaning].items()
        for name in names
    }


@cache
def _words(group: str) -> dict[str, str]:
    return {folded(name): key for key, names in _file()["word"][group].items() for name in names}


@cache
def _endings(group: str) -> tuple[str, ...]:
    return tuple(folded(name) for names in _file()["ending"].get(group, {}).values() for name in names)


@cache
def _file() -> dict[str, dict[str, Any]]:
    return read_table(paths.resources() / FILE)
