"""Reads the diary in any thread, including unsaved changes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from diary import gc_control
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.kinds import KIND_OF
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, Record, now
from diary.domain.search import has_words
from diary.storage import records
from diary.storage.file.selects import Execute
from diary.storage.reading import reading

if TYPE_CHECKING:
    from diary.domain.version import Version

P = ParamSpec("P")
T = TypeVar("T")


class DiaryReader(NamedTuple):
    """A snapshot: the diary at `path`, and the changes that were unsaved when the reader was made.

    Every method opens its own connection, may be called in any thread and raises `StorageError`.
    """

    path: Path
    unwritten: tuple[Change, ...] = ()

    def excerpt(self, period: Period) -> Excerpt:
        """All records of `period`."""
        return changed(self._answer(records.excerpt, period), self.unwritten)

    def days_with_entries(self, period: Period) -> frozenset[date]:
        """The days of `period` with an entry."""
        written = self._answer(records.days_with_entries, period)
        return written | {day for day in self._added_days() if day in period}

    def whole_period(self) -> Period | None:
        """The period from the first day with an entry to the last; None for an empty diary."""
        written = self._answer(records.whole_period)
        ends = [*self._added_days(), *((written.first, written.last) if written else ())]
        return Period(min(ends), max(ends)) if ends else None

    def began(self) -> date | None:
        """The day of the first entry of a kind that cannot reach back; None if there is none."""
        written = self._answer(records.began)
        return min([*self._kept_days(), *([written] if written else [])], default=None)

    def days_kept(self, period: Period) -> frozenset[date]:
        """The days of `period` with an entry of a kind that cannot reach back."""
        written = self._answer(records.days_kept, period)
        return written | {day for day in self._kept_days() if day in period}

    def days_with_words(self, text: str) -> frozenset[date]:
        """The days with a note that contains every word of `text` as the beginning of a word."""
        both = [record for change in self.unwritten for record in (change.before, change.after)]
        touched = frozenset(record.day for record in both if isinstance(record, Note))
        days = self._answer(records.days_with_words, text) - touched
        if touched:
            notes = self.excerpt(Period(min(touched), max(touched))).notes
            days |= {note.day for note in notes if note.day in touched and has_words(note.text, text)}
        return days

    def versions_of_day(self, day: date) -> "tuple[Version, ...]":
        """The earlier versions of the entries of `day`, latest change first."""
        from diary.domain.version import Version  # noqa: PLC0415 - imported after the first paint
        from diary.storage.versions import earlier_versions  # noqa: PLC0415 - imported after the first paint

        moment = now()
        unwritten = [
            Version(moment, change.before, removed=change.after is None)
            for change in reversed(self.unwritten)
            if isinstance(change.before, Entry) and change.before.day == day
        ]
        written = self._answer(earlier_versions, day)
        known = {(version.record, version.removed) for version in written}
        return (*(version for version in unwritten if (version.record, version.removed) not in known), *written)

    def versions_of_kind(self, kind: type[Record]) -> "tuple[Version, ...]":
        """The earlier versions of the records of a kind, latest change first; without unsaved changes."""
        from diary.storage.versions import earlier_versions_of  # noqa: PLC0415 - imported after the first paint

        return self._answer(earlier_versions_of, kind)

    def _answer(self, query: Callable[Concatenate[Execute, P], T], *args: P.args, **named: P.kwargs) -> T:
        """Run a query of `records` or `versions` on a new connection, without SQLAlchemy (0.3 s to import)."""
        with gc_control.paused(), reading(self.path) as execute:
            return query(execute, *args, **named)

    def _kept_days(self) -> list[date]:
        """The days of unsaved entries of kinds that cannot reach back."""
        added = (change.after for change in self.unwritten)
        return [one.day for one in added if isinstance(one, Entry) and not KIND_OF[type(one)].reaches_back]

    def _added_days(self) -> list[date]:
        return [change.after.day for change in self.unwritten if isinstance(change.after, Entry)]
