"""The profile of the person who keeps the diary."""

from dataclasses import dataclass
from datetime import date

from diary.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Profile(Record):
    """Name and date of birth for the patient line of the practitioner's page; both optional."""

    name: str = ""
    born: date | None = None
