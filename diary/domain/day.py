"""A day as a whole: taking it out of the diary, and bringing back what its entries were before."""

from collections.abc import Iterable
from datetime import date, timedelta

from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt, changed
from diary.domain.identity import content_key, natural_key
from diary.domain.record import Entry
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
    return now is not None and content_key(now) == content_key(version.record)


def _return_of_one(excerpt: Excerpt, version: Version) -> list[Change]:
    record = version.record
    if not isinstance(record, Entry) or is_as_before(excerpt, version):
        return []
    now = _now(excerpt, version)
    if now is not None:
        return [Change(now, record)]
    since = version.moment - _UNTIL_WRITTEN
    about = natural_key(record)
    rivals = [one for one in excerpt.entries if about and natural_key(one) == about and one.written >= since]
    return [*removed(rivals), Change(None, record)]


def _now(excerpt: Excerpt, version: Version) -> Entry | None:
    """The entry of the version as it is now; None where it has been taken away."""
    return next((one for one in excerpt.entries if one.id == version.record.id), None)
