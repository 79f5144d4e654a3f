"""What the person, or an import, tracks beside what the program brings along."""

import re
import unicodedata
from dataclasses import dataclass

from diary.domain.record import InvalidEntryError, Record
from diary.i18n import _

KINDS = ("symptom", "exercise", "treatment", "measurement", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Record):
    """An own symptom, exercise, treatment, measurement or event.

    `key` is unique within its kind and never changes; `category` is an exercise's category; `unit` is a
    measurement's unit.
    """

    kind: str
    key: str
    name: str
    category: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InvalidEntryError(_("There is no kind “{name}”.").format(name=self.kind))
        if not self.key or not self.name.strip():
            raise InvalidEntryError(_("What is tracked needs a name."))


def key_for(name: str) -> str:
    """A key made of a name: "Mountain bike" gives "mountain-bike"; scripts without Latin letters keep theirs."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if not any(character.isalnum() for character in plain):
        plain = unicodedata.normalize("NFKC", name)
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-") or "unnamed"
