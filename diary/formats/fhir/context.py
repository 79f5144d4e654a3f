"""What all resources of a document need: whose it is, of which entries, and what is past when it is made."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.record import DEFAULT_DAY_TURN_HOUR, Record, diary_day
from diary.formats.fhir.element import Element, moment, span

_SAME_CLOCK = dt.timedelta(hours=36)
"""How far apart a moment and its being written down are at most, so that the UTC offset of the one is the other's."""
_EARLIEST_ZONE = dt.timezone(dt.timedelta(hours=14))


@dataclass(frozen=True, slots=True)
class Context:
    """The excerpt, the identifier of its patient, and the day and moment of making the document.

    `made_at` is the last moment known to be past: that at which the latest record was written. `began` is the day of
    the diary's first entry, where it is known: days before it are none without a rating.
    """

    excerpt: Excerpt
    patient: str
    made_on: dt.date
    made_at: dt.datetime
    began: dt.date | None = None

    def issued(self, record: Record | None = None) -> Element:
        """The moment of writing as the `issued` of an Observation; empty where a wrong clock made it one to come.

        Of what is reckoned, which has no record, it is `made_at`.
        """
        written = self.made_at if record is None else record.written
        return {"issued": moment(written)} if written <= self.made_at else {}

    def span(self, first: dt.date | None, last: dt.date | None) -> Element:
        """A Period with those ends that are known and not to come."""
        return span(*(end if end is not None and end <= self.made_on else None for end in (first, last)))

    def past(self, period: Period) -> Period | None:
        """The days of a period that are not to come; None where all are."""
        return period.overlap(Period(dt.date.min, self.made_on))

    def moment_of(self, day: dt.date, time: dt.time, written: dt.datetime) -> str:
        """The point in time at that hour of a day of the diary, which ends after midnight; empty where the UTC offset
        is not known, since it was written down long before or after, or where it is to come."""
        calendar_day = day + dt.timedelta(days=1) if time.hour < DEFAULT_DAY_TURN_HOUR else day
        at = dt.datetime.combine(calendar_day, time, written.tzinfo)
        return moment(at) if abs(at - written) <= _SAME_CLOCK and at <= self.made_at else ""


def made_at(records: Iterable[Record], made_on: dt.date) -> dt.datetime:
    """The moment of the latest record, or the beginning of the day where that is later (in the zone where it begins
    first); records that a wrong clock wrote after the day do not count."""
    begins = dt.datetime.combine(made_on, dt.time(), _EARLIEST_ZONE)
    later = (one.written for one in records if one.written > begins)
    return max((written for written in later if diary_day(written) <= made_on), default=begins)
