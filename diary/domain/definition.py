"""User-defined tracked items: made by the person, or created by an import."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from diary.domain.exercise import CATEGORIES, Dose
from diary.domain.record import InvalidEntryError, Record
from diary.i18n import _

KINDS = ("symptom", "exercise", "treatment", "measurement", "event")
LARGEST_PICTURE = 400_000
"""Maximum size of a picture in bytes; photographs are scaled down before they are stored."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Definition(Record):
    """A user-defined symptom, exercise, treatment, measurement or event (`kind`).

    `key` is unique within its kind and never changes. `category` is that of an exercise, the type of a treatment, or
    the drawing style of a symptom (one of `looks.OWN_LOOKS`, which it keeps for life). `unit` belongs to measurements;
    `low` and `high` are the labels of 0 and 10 of a symptom; `dose`, `steps` and `picture` (the bytes of a PNG or JPEG
    file) belong to exercises. From the day `retired` on the item is no longer offered; its entries stay.
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
    """A key made from a name: "Mountain bike" becomes "mountain-bike"; letters of non-Latin scripts are kept."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if not any(character.isalnum() for character in plain):
        plain = unicodedata.normalize("NFKC", name)
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-") or "unnamed"
