"""Operations on a whole day: removing its entries, and restoring earlier versions of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt, changed
from diary.domain.identity import content_key, natural_key
from diary.domain.record import Entry
from diary.domain.version import Version

_UNTIL_WRITTEN = timedelta(seconds=2)
"""The delay allowed between an edit, whose time is `Entry.written`, and its transaction, `Version.moment`."""


def removal_of_day(excerpt: Excerpt, day: date) -> list[Change]:
    """The changes that remove all entries of the day; plan and definitions stay."""
    return removed(excerpt.day(day).entries)


def return_of(excerpt: Excerpt, versions: Iterable[Version]) -> list[Change]:
    """The changes that restore these versions of entries; empty if the entries equal them.

    A removed entry is added again, and replaces an entry with the same natural key that was written since.
    """
    changes: list[Change] = []
    for version in versions:
        step = _return_of_one(changed(excerpt, changes), version)
        changes += step
    return changes


def is_as_before(excerpt: Excerpt, version: Version) -> bool:
    """Whether the present entry has the content of this version."""
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
    key = natural_key(record)
    rivals = [one for one in excerpt.entries if key and natural_key(one) == key and one.written >= since]
    return [*removed(rivals), Change(None, record)]


def _now(excerpt: Excerpt, version: Version) -> Entry | None:
    """The present entry with the id of the version; None if it has been removed."""
    return next((one for one in excerpt.entries if one.id == version.record.id), None)
