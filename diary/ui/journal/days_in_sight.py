"""A cache of the excerpts of the displayed days, so that a click does not read the file."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.storage.day_reader import StampedDay
from diary.storage.file_stamp import FileStamp
from diary.ui import symptom_looks

if TYPE_CHECKING:
    from diary.storage.write_witness import WriteStamps

_MOST = 2
"""The cache size: today and the displayed day; each excerpt includes the day before."""


class DaysInSight:
    """An LRU cache of excerpts with unsaved changes applied, each with the stamp of the file version it was read from.

    An excerpt that is stale because another program wrote the file is kept until it has been read again: input in
    progress is an edit of what the person saw.
    """

    def __init__(self) -> None:
        self._days: dict[date, StampedDay] = {}
        self._stale: set[date] = set()
        self.definitions: tuple[Definition, ...] = ()
        """The definitions that were last read."""

    def get(self, day: date) -> StampedDay | None:
        """The cached excerpt of `day` and the day before; None if it has to be read."""
        kept = self._days.pop(day, None)
        if kept is not None:
            self._days[day] = kept  # moved to the end: most recently used
        return None if day in self._stale else kept

    def last_known(self, day: date) -> Excerpt | None:
        """The excerpt of `day` and the day before as last read, stale or not; None if it was never read."""
        kept = self._days.get(day)
        return kept.excerpt if kept is not None else None

    def keep(self, day: date, read: StampedDay) -> None:
        """Add an excerpt; the least recently used one is dropped."""
        self._days.pop(day, None)
        self._days[day] = read
        self._stale.discard(day)
        self.definitions = read.excerpt.definitions
        symptom_looks.know(self.definitions)
        while len(self._days) > _MOST:
            oldest = next(iter(self._days))
            del self._days[oldest]
            self._stale.discard(oldest)

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply `changes` to the cached excerpts."""
        self._days = {day: kept._replace(excerpt=changed(kept.excerpt, changes)) for day, kept in self._days.items()}
        for kept in self._days.values():
            symptom_looks.know(kept.excerpt.definitions)

    def follow_write(self, written: "WriteStamps | None") -> bool:
        """Adopt the file's new stamp after a write of this program.

        Excerpts read before a write of another program become stale; if `written` is None, all do. Returns False if any
        became stale.
        """
        known = {day for day, kept in self._days.items() if written is not None and kept.stamp in written}
        if written is not None:
            self._days = {
                day: kept._replace(stamp=written.after) if day in known else kept for day, kept in self._days.items()
            }
        is_complete = len(known) == len(self._days)
        self._stale |= self._days.keys() - known
        return is_complete

    def are_of(self, stamp: FileStamp) -> bool:
        """Whether all excerpts that are not stale were read from the file with that stamp."""
        return all(kept.stamp == stamp for day, kept in self._days.items() if day not in self._stale)

    def grow_stale(self) -> None:
        """Mark all days as stale, as another program has written the file."""
        self._stale = set(self._days)

    def forget(self) -> None:
        """Empty the cache."""
        self._days.clear()
        self._stale.clear()
