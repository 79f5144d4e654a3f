"""Changes that are made to refer to the record of the file into which an added record was written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from diary.domain.change import Change
from diary.domain.identity import content_key
from diary.domain.record import Record

R = TypeVar("R", bound=Record)
Displaced = Mapping[str, Record | None]
"""By the identifier of an added record: the record of the file that was edited instead, as it was before that.

None where the record of the file stayed as it was and the added one was left out.
"""


def rebased(changes: Iterable[Change], displaced: Displaced) -> list[Change]:
    """The changes, those of an added record as changes of the one in whose place it was said.

    The addition becomes an edit, so that undoing it gives back what was there before; so does removing the record.
    """
    return [one for change in changes if (one := rebased_change(change, displaced)) is not None]


def rebased_change(change: Change, displaced: Displaced) -> Change | None:
    """The change as `rebased` has it; None where it changes nothing."""
    record = change.after or change.before
    if record is None or record.id not in displaced:
        return change
    former = displaced[record.id]
    if former is None:
        return change if change.before is not None and change.after is not None else None
    before, after = (former if one is None else in_place_of(former, one) for one in (change.before, change.after))
    return None if content_key(before) == content_key(after) else Change(before, after)


def in_place_of(former: R, record: R) -> R:
    """What `record` says, as the record that `former` was: its identifier and its origin stay."""
    return replace(record, id=former.id, origin=former.origin)
