"""Known column names of other languages and programs, for the suggested mapping."""

import tomllib
import unicodedata
from functools import cache

from diary import paths

FILE = "import/columns.toml"


def meaning_of(name: str) -> tuple[str, str]:
    """Meaning and key of a column name ("symptom" and "numbness" of "Taubheit"); both empty for an unknown one."""
    return _known().get(folded(name), ("", ""))


def is_symptom_like(name: str) -> bool:
    """Whether the name contains one of the words listed as "symptom-like"."""
    plain = folded(name)
    return any(part in plain for part in _columns("symptom-like"))


def folded(name: str) -> str:
    """A name normalised for comparison: case-folded, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.split())


@cache
def _known() -> dict[str, tuple[str, str]]:
    meanings = [meaning for meaning in _file() if meaning != "symptom-like"]
    return {
        folded(name): (meaning, key)
        for meaning in meanings
        for key, names in _file()[meaning].items()
        for name in names
    }


@cache
def _columns(group: str) -> tuple[str, ...]:
    return tuple(folded(name) for names in _file()[group].values() for name in names)


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((paths.resources() / FILE).read_text(encoding="utf-8"))
