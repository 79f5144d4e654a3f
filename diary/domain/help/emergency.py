"""Emergency numbers by country: the presets of “When to get help”, which asks to check them, as numbers change."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import TABLE, TEXT, TEXTS, EntryType, check, read_table, reason, require
from diary.i18n import _


class Emergency(NamedTuple):
    """The numbers of a country, the one to try first at the beginning; `name` and notes are not yet translated.

    `advice` is the number of a line that gives advice at any hour, `note` and `advice_note` say what holds of them.
    """

    name: str
    numbers: tuple[str, ...]
    source: str
    note: str = ""
    advice: str = ""
    advice_note: str = ""

    @property
    def in_words(self) -> str:
        """ "999 or 112", with what holds of them in brackets."""
        words = self.numbers[0]
        for number in self.numbers[1:]:
            words = _("{first} or {second}").format(first=words, second=number)
        return _with_note(words, self.note)

    @property
    def advice_in_words(self) -> str:
        return _with_note(self.advice, self.advice_note)


def emergency_numbers_from(path: Path) -> dict[str, Emergency]:
    """Read the numbers by country code (ISO 3166-1); raises `InvalidEntryError` naming file and entry."""
    try:
        return {code: _from_table(code, table) for code, table in read_table(path).items()}
    except (OSError, ValueError) as trouble:
        words = _("The help file {name} cannot be read: {reason}.")
        raise InvalidEntryError(words.format(name=path.name, reason=reason(trouble))) from trouble


@cache
def emergency_numbers() -> Mapping[str, Emergency]:
    """The numbers of each country that is known, by its code; none where the file cannot be read."""
    try:
        return emergency_numbers_from(paths.resources() / "catalogue" / "emergency.toml")
    except InvalidEntryError:
        return {}


def country_of(chosen: str, region: str) -> str:
    """The country whose numbers are shown: the chosen one, else that of the computer; empty where it is not known."""
    return next((code for code in (chosen, region) if code in emergency_numbers()), "")


def _from_table(code: str, table: Any) -> Emergency:  # noqa: ANN401 - whatever TOML holds
    check({code: table}, {code: TABLE})
    within = f"{code}."
    require(table, ("name", "numbers", "source"), within)
    check(table, _TYPES, within)
    return Emergency(**{**table, "numbers": tuple(table["numbers"])})


def _with_note(words: str, note: str) -> str:
    return _("{words} ({note})").format(words=words, note=_(note)) if note else words


_TYPES: dict[str, EntryType] = {
    **dict.fromkeys(("name", "source", "note", "advice", "advice_note"), TEXT),
    "numbers": TEXTS,
}
