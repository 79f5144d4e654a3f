"""Who keeps the diary."""

from dataclasses import dataclass
from datetime import date

from diary.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Profile(Record):
    """The patient line of the practitioner's page; all of it optional."""

    name: str = ""
    born: date | None = None
