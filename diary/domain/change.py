"""The one shape in which anything in the diary changes."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import repeat
from operator import attrgetter
from typing import TypeVar

from diary.domain.record import Record, now

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: added (no before), removed (no after) or edited."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after")
        if self.before is not None and self.after is not None and self.before.id != self.after.id:
            raise ValueError("a change is about one record")

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


def added(records: Iterable[Record]) -> list[Change]:
    return [Change(None, record) for record in records]


def removed(records: Iterable[Record]) -> list[Change]:
    return [Change(record, None) for record in records]


def edit_to(current: R, wanted: R) -> list[Change]:
    """The change after which `current` says what `wanted` says; none where it does so already."""
    same = replace(wanted, id=current.id, written=current.written, origin=current.origin)
    return [] if same == current else [Change(current, replace(same, written=now()))]


def reversal(changes: Iterable[Change]) -> list[Change]:
    """The changes that undo `changes`, last first.

    They are filled side by side, without asking again what was asked of `changes`: an import has a hundred thousand.
    """
    undone = list(changes)[::-1]
    reversals = list(map(object.__new__, repeat(Change, len(undone))))
    for side, other in (("before", "after"), ("after", "before")):
        deque(map(getattr(Change, side).__set__, reversals, map(attrgetter(other), undone)), maxlen=0)
    return reversals
