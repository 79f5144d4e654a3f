"""The excerpts of the days that are on the screen, kept in memory so that a click reads nothing."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from diary.domain.change import Change
from diary.domain.excerpt import changed
from diary.storage.day_reader import StampedDay

if TYPE_CHECKING:
    from diary.storage.write_witness import WriteStamps

_MOST = 2
"""Today and the day that is shown; each excerpt reaches back to the day before."""


class DaysInSight:
    """The excerpts asked for last, with what is not yet on disk, each with the stamp of the file it was read from."""

    def __init__(self) -> None:
        self._days: dict[date, StampedDay] = {}

    def get(self, day: date) -> StampedDay | None:
        """What is kept of `day` and the day before; None where it has to be read."""
        kept = self._days.pop(day, None)
        if kept is not None:
            self._days[day] = kept  # the last of the dict is the one asked for last
        return kept

    def keep(self, day: date, read: StampedDay) -> None:
        """Keep what was read of `day`, instead of what was asked for longest ago."""
        self._days.pop(day, None)
        self._days[day] = read
        while len(self._days) > _MOST:
            del self._days[next(iter(self._days))]

    def apply(self, changes: Sequence[Change]) -> None:
        """Have the excerpts as they are after `changes`."""
        self._days = {day: StampedDay(changed(kept.excerpt, changes), kept.stamp) for day, kept in self._days.items()}

    def follow_write(self, written: "WriteStamps | None") -> bool:
        """Note that this program's own write led the file from one stamp to another.

        What was read from any other state of the file is forgotten, as somebody else has written meanwhile; so is
        everything where no stamps are known. Answers whether nothing had to be.
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
        """Have every day read again when it is next asked for."""
        self._days.clear()
