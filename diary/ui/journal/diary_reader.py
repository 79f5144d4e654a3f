"""Reading the diary in any thread, as it is with what is not yet on disk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, Record, now
from diary.domain.search import has_words

if TYPE_CHECKING:
    from diary.domain.version import Version

T = TypeVar("T")


class DiaryReader(NamedTuple):
    """The diary at `path` and the changes that were not written yet when the reader was made.

    Every method opens the file for itself and may be called in any thread, the first one slowly, as SQLAlchemy is
    loaded then; each raises `StorageError`.
    """

    path: Path
    unwritten: tuple[Change, ...] = ()

    def excerpt(self, period: Period) -> Excerpt:
        """Everything written in `period`."""
        from diary.storage import records  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        return changed(self._answer(records.excerpt, period), self.unwritten)

    def days_with_entries(self, period: Period) -> frozenset[date]:
        """The days of `period` with an entry."""
        from diary.storage import records  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        written = self._answer(records.days_with_entries, period)
        return written | {day for day in self._added_days() if day in period}

    def whole_period(self) -> Period | None:
        """From the first day with an entry to the last; None where there is none."""
        from diary.storage import records  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        written = self._answer(records.whole_period)
        ends = [*self._added_days(), *((written.first, written.last) if written else ())]
        return Period(min(ends), max(ends)) if ends else None

    def days_with_words(self, text: str) -> frozenset[date]:
        """The days with notes that have words beginning like those of `text`."""
        from diary.storage import records  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        both = [record for change in self.unwritten for record in (change.before, change.after)]
        touched = frozenset(record.day for record in both if isinstance(record, Note))
        found = self._answer(records.days_with_words, text) - touched
        if touched:
            notes = self.excerpt(Period(min(touched), max(touched))).notes
            found |= {note.day for note in notes if note.day in touched and has_words(note.text, text)}
        return found

    def versions_of_day(self, day: date) -> "tuple[Version, ...]":
        """What the entries of `day` were before, the latest change first."""
        from diary.domain.version import Version  # noqa: PLC0415 - the window is painted before
        from diary.storage.versions import earlier_versions  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        moment = now()
        unwritten = [
            Version(moment, change.before, removed=change.after is None)
            for change in reversed(self.unwritten)
            if isinstance(change.before, Entry) and change.before.day == day
        ]
        written = self._answer(earlier_versions, day)
        known = {(one.record, one.removed) for one in written}
        return (*(one for one in unwritten if (one.record, one.removed) not in known), *written)

    def versions_of_kind(self, kind: type[Record]) -> "tuple[Version, ...]":
        """What the records of a kind were before, the latest change first; without what is not yet on disk."""
        from diary.storage.versions import earlier_versions_of  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        return self._answer(earlier_versions_of, kind)

    def _answer(self, query: Callable[..., T], *args: object) -> T:
        """What `query`, one of those for `Journal.read`, answers of what is on disk."""
        from diary.storage.journal import Journal  # noqa: PLC0415 - loads SQLAlchemy, in the reading thread

        with Journal(self.path) as journal:
            return journal.read(query, *args)

    def _added_days(self) -> list[date]:
        return [change.after.day for change in self.unwritten if isinstance(change.after, Entry)]
