"""Emergency numbers by country: presets of "When to get help", which asks the person to verify them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import TABLE, TEXT, TEXTS, EntryType, check, read_table, reason, require
from diary.i18n import _


class Emergency(NamedTuple):
    """The numbers of a country, the first one to try first; `name` and notes are not yet translated.

    `advice` is the number of a medical advice line that is open at any hour; `note` and `advice_note` are remarks on
    either.
    """

    name: str
    numbers: tuple[str, ...]
    source: str
    note: str = ""
    advice: str = ""
    advice_note: str = ""

    @property
    def in_words(self) -> str:
        """The numbers as text, "999 or 112", followed by the note in brackets."""
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
    """The numbers of each known country by its code; empty if the file cannot be read."""
    try:
        return emergency_numbers_from(paths.resources() / "catalogue" / "emergency.toml")
    except InvalidEntryError:
        return {}


def country_of(chosen: str, region: str) -> str:
    """The country whose numbers are shown: the chosen one, otherwise the computer's; empty if it has no numbers."""
    return next((code for code in (chosen, region) if code in emergency_numbers()), "")


def _from_table(code: str, table: Any) -> Emergency:  # noqa: ANN401 - any TOML value
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
