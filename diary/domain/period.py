"""Periods of consecutive days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain.record import InvalidEntryError, Value
from diary.i18n import N_, _

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
"""The weekdays from Monday, in the order of `date.weekday`; translated where they are shown."""


def weekdays_in_short(weekdays: Iterable[int]) -> str:
    """ "Mon, Wed", or "every day" for all seven; 0 is Monday."""
    wanted = sorted(set(weekdays))
    return _("every day") if len(wanted) == len(WEEKDAYS) else _(", ").join(_(WEEKDAYS[day]) for day in wanted)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Period(Value):
    """The days from `first` to `last`, both inclusive; iterable, and supports `len` and `in`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidEntryError(
                _("The period ends on {last}, before it begins on {first}.").format(first=self.first, last=self.last)
            )

    def __lt__(self, other: "Period") -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))

    def overlap(self, other: "Period") -> "Period | None":
        """The intersection of both periods; `None` if they do not overlap."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None

    def before(self) -> "Period":
        """The equally long period that ends on the day before this one begins."""
        return Period(self.first - timedelta(days=len(self)), self.first - timedelta(days=1))


def ending(last: date, days: int) -> Period:
    """The period of `days` days that ends on `last`."""
    return Period(last - timedelta(days=days - 1), last)


def single(day: date) -> Period:
    return Period(day, day)


def with_day_before(day: date) -> Period:
    """The day and the day before, to which the evening log compares it."""
    return Period(day - timedelta(days=1), day)
