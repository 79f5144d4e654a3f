"""A day as a whole: taking it out of the diary, and bringing back what its entries were before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff
from diary.domain.record import Entry
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.domain.version import Version

_UNTIL_WRITTEN = timedelta(seconds=2)


def removal_of_day(excerpt: Excerpt, day: date) -> list[Change]:
    """All that was written down for the day goes; the plan and what is tracked stay."""
    return removed(excerpt.day(day).entries)


def return_of(excerpt: Excerpt, versions: Iterable[Version]) -> list[Change]:
    """The entries become again what they were in these versions; none where they are so.

    What has been taken away comes back, in the place of what was written down on the same subject since.
    """
    changes: list[Change] = []
    for version in versions:
        step = _return_of_one(changed(excerpt, changes), version)
        changes += step
    return changes


def is_as_before(excerpt: Excerpt, version: Version) -> bool:
    """Whether the entry says what it said in this version."""
    now = _now(excerpt, version)
    return now is not None and replace(now, written=version.record.written) == version.record


def _return_of_one(excerpt: Excerpt, version: Version) -> list[Change]:
    record = version.record
    if not isinstance(record, Entry) or is_as_before(excerpt, version):
        return []
    now = _now(excerpt, version)
    if now is not None:
        return [Change(now, record)]
    since = version.moment - _UNTIL_WRITTEN
    about = subject(record)
    rivals = [one for one in excerpt.entries if about and subject(one) == about and one.written >= since]
    return [*removed(rivals), Change(None, record)]


def _now(excerpt: Excerpt, version: Version) -> Entry | None:
    """The entry of the version as it is now; None where it has been taken away."""
    return next((one for one in excerpt.entries if one.id == version.record.id), None)


def subject(entry: Entry) -> tuple[object, ...]:  # noqa: PLR0911 - one for each kind
    """What an entry is about, where the log has one such entry a day; empty where there may be several."""
    kind = (type(entry), entry.day)
    match entry:
        case Rating(time=None):
            return (*kind, entry.symptom)
        case Measurement(time=None):
            return (*kind, entry.quantity)
        case ExerciseDone():
            return (*kind, entry.exercise)
        case TreatmentDone():
            return (*kind, entry.treatment)
        case SiteMark():
            return (*kind, entry.site, entry.symptom)
        case Extent():
            return (*kind, entry.limb)
        case Note() | DayOff():
            return kind
    return ()
