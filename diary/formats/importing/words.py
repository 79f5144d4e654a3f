"""The vocabulary of cells (`resources/import/words.toml`), and the names of months, weekdays and time zones."""

from functools import cache, lru_cache
from typing import Any

from diary import paths
from diary.domain.resource_table import read_table
from diary.formats.importing.aliases import folded

_WORDS, _DATES = "import/words.toml", "import/dates.toml"
_SIGNS = frozenset({"", "-", "--", "---", "–", "—", "?", "??", "…", ".", "/", "_"})
"""Cells without a recorded value, from which `folded` leaves nothing."""
_TICKS, _CROSSES = frozenset({"1", "1.0", "✓", "✔", "☑"}), frozenset({"0", "0.0", "✗", "✘", "☐"})


@lru_cache(maxsize=20_000)
def is_missing(text: str) -> bool:
    """Whether a cell means that nothing was recorded ("N/A", "-", "?" and the like)."""
    plain = text.strip()
    return plain in _SIGNS or folded(plain) in _group("missing")


def is_tick(text: str) -> bool | None:
    """Whether a cell means done (True) or not done (False); None for other texts."""
    plain = text.strip()
    if plain in _TICKS or folded(plain) in _group("yes"):
        return True
    return False if plain in _CROSSES or plain == "-" or folded(plain) in _group("no") else None


def is_total(text: str) -> bool:
    """Whether the first cell of a row marks it as a total."""
    return folded(text) in _group("total")


def severity(text: str) -> int | None:
    """The number from 0 to 10 that is suggested for a word such as "mild"; None for a word without a severity."""
    return _severities().get(folded(text))


def zone_minutes(name: str) -> int | None:
    """The UTC offset in minutes (positive to the east) of a time zone such as "CET"; None for an unknown one."""
    return _zones().get(folded(name))


def month_of(word: str) -> int | None:
    """The month (1 to 12) of a folded name or abbreviation."""
    number = _file(_DATES)["months"].get(word)
    return number if isinstance(number, int) else None


def is_weekday(word: str) -> bool:
    return word in _file(_DATES)["weekdays"]


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in _file(_WORDS)[name]) - {""}


@cache
def _severities() -> dict[str, int]:
    return _by_name("severity")


@cache
def _zones() -> dict[str, int]:
    return _by_name("zones")


def _by_name(group: str) -> dict[str, int]:
    return {folded(name): int(number) for number, names in _file(_WORDS)[group].items() for name in names}


@cache
def _file(name: str) -> dict[str, Any]:
    return read_table(paths.resources() / name)
