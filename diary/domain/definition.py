"""What the person, or an import, tracks beside what the program brings along."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from diary.domain.exercise import CATEGORIES, Dose
from diary.domain.record import InvalidEntryError, Record
from diary.i18n import _

KINDS = ("symptom", "exercise", "treatment", "measurement", "event")
LARGEST_PICTURE = 400_000
"""Bytes of a picture; a photograph is made smaller before it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Record):
    """An own symptom, exercise, treatment, measurement or event.

    `key` is unique within its kind and never changes. `category` is an exercise's category or what a treatment is;
    `unit` a measurement's unit; `low` and `high` a symptom's words for 0 and 10. `dose`, `steps` and `picture` (a PNG
    or JPEG file's bytes) are an exercise's. From the day `retired` on it is no longer offered; what was written down of
    it stays.
    """

    kind: str
    key: str
    name: str
    category: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    dose: Dose | None = None
    steps: tuple[str, ...] = ()
    picture: bytes = b""
    retired: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InvalidEntryError(_("There is no kind “{name}”.").format(name=self.kind))
        if not self.key or not self.name.strip():
            raise InvalidEntryError(_("What is tracked needs a name."))
        if self.kind == "exercise" and self.category and self.category not in CATEGORIES:
            raise InvalidEntryError(_("There is no exercise category “{name}”.").format(name=self.category))
        if len(self.picture) > LARGEST_PICTURE:
            raise InvalidEntryError(_("The picture is too large."))


def key_for(name: str) -> str:
    """A key made of a name: "Mountain bike" gives "mountain-bike"; scripts without Latin letters keep theirs."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if not any(character.isalnum() for character in plain):
        plain = unicodedata.normalize("NFKC", name)
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-") or "unnamed"
