"""The shared input of all resources of a document: patient, excerpt, and the date of the document."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.record import DEFAULT_DAY_TURN_HOUR, Record, diary_day
from diary.formats.fhir.element import Element, moment, span

_SAME_CLOCK = dt.timedelta(hours=36)
"""The maximum time between a moment and the writing of its entry for which both have the same UTC offset."""
_EARLIEST_ZONE = dt.timezone(dt.timedelta(hours=14))


@dataclass(frozen=True, slots=True)
class Context:
    """The excerpt, the identifier of its patient, and the day and time of the document.

    `made_at` is the latest time known to be past: that at which the latest record was written. `began` is the day of
    the diary's first entry, if known: earlier days do not count as days without a rating.
    """

    excerpt: Excerpt
    patient: str
    made_on: dt.date
    made_at: dt.datetime
    began: dt.date | None = None

    def issued(self, record: Record | None = None) -> Element:
        """The time of writing as the `issued` of an Observation; empty if it is in the future due to a wrong clock.

        For computed values, which have no record, it is `made_at`.
        """
        written = self.made_at if record is None else record.written
        return {"issued": moment(written)} if written <= self.made_at else {}

    def span(self, first: dt.date | None, last: dt.date | None) -> Element:
        """A FHIR Period with those ends that are known and not in the future."""
        return span(*(end if end is not None and end <= self.made_on else None for end in (first, last)))

    def past(self, period: Period) -> Period | None:
        """The part of a period that is not in the future; None if all of it is."""
        return period.overlap(Period(dt.date.min, self.made_on))

    def moment_of(self, day: dt.date, time: dt.time, written: dt.datetime) -> str:
        """The point in time at that hour of a diary day, which ends after midnight.

        Empty if it is in the future, or if its UTC offset is unknown because it was written long before or after.
        """
        calendar_day = day + dt.timedelta(days=1) if time.hour < DEFAULT_DAY_TURN_HOUR else day
        at = dt.datetime.combine(calendar_day, time, written.tzinfo)
        return moment(at) if abs(at - written) <= _SAME_CLOCK and at <= self.made_at else ""


def made_at(records: Iterable[Record], made_on: dt.date) -> dt.datetime:
    """The time of the latest record, or the beginning of the day in the easternmost time zone if that is later.

    Records written after the day by a wrong clock do not count.
    """
    begins = dt.datetime.combine(made_on, dt.time(), _EARLIEST_ZONE)
    later = (one.written for one in records if one.written > begins)
    return max((written for written in later if diary_day(written) <= made_on), default=begins)
