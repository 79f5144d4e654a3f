"""What every entry of the diary has in common."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

DEFAULT_DAY_TURN_HOUR = 4


class InvalidEntryError(ValueError):
    """A value that cannot be written down; the text is a sentence for the person."""


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
    """One dated entry.

    `day` is the day the entry counts for; `written` is when it was written down (local time with UTC offset);
    `origin` is empty for an entry made here, otherwise the natural key under which an import brought it.
    """

    id: UUID = field(default_factory=uuid4)
    day: date
    written: datetime = field(default_factory=now)
    origin: str = ""

    def __post_init__(self) -> None:
        if self.written.tzinfo is None:
            raise InvalidEntryError("The time of writing has no UTC offset.")
