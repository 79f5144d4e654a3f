"""A cache of the excerpts of the days on the screen, so that a click does not read the file."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.excerpt import changed
from diary.storage.day_reader import StampedDay

if TYPE_CHECKING:
    from diary.storage.write_witness import WriteStamps

_MOST = 2
"""Cache size: today and the day shown; each excerpt includes the day before."""


class DaysInSight:
    """An LRU cache of excerpts, unsaved changes applied, each with the stamp of the file version it was read from."""

    def __init__(self) -> None:
        self._days: dict[date, StampedDay] = {}
        self.definitions: tuple[Definition, ...] = ()
        """The definitions that were read last, by which entries are named where the file cannot be read any more."""

    def get(self, day: date) -> StampedDay | None:
        """The cached excerpt of `day` and the day before; None where it has to be read."""
        kept = self._days.pop(day, None)
        if kept is not None:
            self._days[day] = kept  # moved to the end: the most recently used
        return kept

    def keep(self, day: date, read: StampedDay) -> None:
        """Add an excerpt; the least recently used one is dropped."""
        self._days.pop(day, None)
        self._days[day] = read
        self.definitions = read.excerpt.definitions
        while len(self._days) > _MOST:
            del self._days[next(iter(self._days))]

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply `changes` to the cached excerpts."""
        self._days = {day: StampedDay(changed(kept.excerpt, changes), kept.stamp) for day, kept in self._days.items()}

    def follow_write(self, written: "WriteStamps | None") -> bool:
        """Take over the file's new stamp after a write of this program.

        Excerpts that were read before a write of another program are dropped; so are all where `written` is None.
        Returns False where any was dropped.
        """
        known = {
            day: StampedDay(kept.excerpt, written.after)
            for day, kept in self._days.items()
            if written is not None and kept.stamp in written
        }
        is_complete = len(known) == len(self._days)
        self._days = known
        return is_complete

    def forget(self) -> None:
        """Empty the cache."""
        self._days.clear()
