"""`Change`: the common representation of every modification of the diary, for writing, undo and redo."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import repeat
from operator import attrgetter
from typing import TypeVar

from diary.domain.record import Record, Value, now

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Change(Value):
    """A record before and after: added (`before` is None), removed (`after` is None) or edited.

    Raises `ValueError` if both are None or their ids differ.
    """

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after")
        if self.before is not None and self.after is not None and self.before.id != self.after.id:
            raise ValueError("a change is about one record")


def added(records: Iterable[Record]) -> list[Change]:
    return [Change(None, record) for record in records]


def removed(records: Iterable[Record]) -> list[Change]:
    return [Change(record, None) for record in records]


def edit_to(current: R, wanted: R) -> list[Change]:
    """The change that gives `current` the content of `wanted` (id and origin stay); empty if it has it already."""
    same = replace(wanted, id=current.id, written=current.written, origin=current.origin)
    return [] if same == current else [Change(current, replace(same, written=now()))]


def reversal(changes: Iterable[Change]) -> list[Change]:
    """The inverse changes, in reverse order.

    For speed (an import has a hundred thousand) the instances are filled slot by slot, without `__post_init__`.
    """
    undone = list(changes)[::-1]
    reversals = list(map(object.__new__, repeat(Change, len(undone))))
    for side, other in (("before", "after"), ("after", "before")):
        deque(map(getattr(Change, side).__set__, reversals, map(attrgetter(other), undone)), maxlen=0)
    return reversals
