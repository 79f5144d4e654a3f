"""The one shape in which anything in the diary changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from diary.domain.record import Record


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


def reversal(changes: Iterable[Change]) -> list[Change]:
    """The changes that undo `changes`, last first."""
    return [change.reversed() for change in reversed(list(changes))]
