"""What everything that is written down has in common."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

DEFAULT_DAY_TURN_HOUR = 4


class InvalidEntryError(ValueError):
    """A value that cannot be written down; the text is one sentence for the person."""


def new_id() -> str:
    """A fresh record identifier: a random UUID in its usual 36-character form."""
    from uuid import uuid4  # noqa: PLC0415 - the window is painted before anything is written down

    return str(uuid4())


def now() -> datetime:
    """The present moment in local time with its UTC offset, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def diary_day(moment: datetime, turn_hour: int = DEFAULT_DAY_TURN_HOUR) -> date:
    """The day that an entry written at `moment` counts for.

    An evening written after midnight belongs to the day that is ending: the day turns at `turn_hour` (0 to 12).
    The local wall clock of `moment` decides.
    """
    return (moment.replace(tzinfo=None) - timedelta(hours=turn_hour)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything kept in the diary file.

    `id` is a UUID made with the record; `written` is when it was written down (local time with UTC offset);
    `origin` is empty for what was entered here, otherwise the natural key under which an import brought it.
    """

    id: str = field(default_factory=new_id)
    written: datetime = field(default_factory=now)
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One dated record; `day` is the day it counts for, which after midnight is the day that is ending."""

    day: date
