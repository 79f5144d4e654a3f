"""Rebases changes on records of the file: an addition that was stored as an edit, and all that follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from diary.domain.change import Change
from diary.domain.identity import content_key
from diary.domain.record import Record

R = TypeVar("R", bound=Record)
Displaced = Mapping[str, Record | None]
"""Maps the identifier of an added record to the file's record that was edited instead, as it was before the edit.

The value is None if the file's record was kept unchanged and the addition was discarded.
"""


def rebased(changes: Iterable[Change], displaced: Displaced) -> list[Change]:
    """The changes with displaced additions replaced by edits of the records in `displaced`.

    Undoing such an edit restores the former record, and so does removing the added one.
    """
    return [one for change in changes if (one := rebased_change(change, displaced)) is not None]


def rebased_change(change: Change, displaced: Displaced) -> Change | None:
    """The rebased change; None if nothing is left to change."""
    record = change.after or change.before
    if record is None or record.id not in displaced:
        return change
    former = displaced[record.id]
    if former is None:
        return change if change.before is not None and change.after is not None else None
    before, after = (former if one is None else in_place_of(former, one) for one in (change.before, change.after))
    return None if content_key(before) == content_key(after) else Change(before, after)


def in_place_of(former: R, record: R) -> R:
    """The content of `record` with the identifier and origin of `former`."""
    return replace(record, id=former.id, origin=former.origin)
