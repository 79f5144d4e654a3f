"""The argument of `OpenJournal.diary_changed`."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.record import Entry


class DiaryChange(NamedTuple):
    """The changes that were made; None if anything may have changed, as after a restore.

    Receivers get the new state of a day from `OpenJournal.day`, which uses its cache.
    """

    changes: Sequence[Change] | None

    @property
    def days(self) -> frozenset[date] | None:
        """The days affected; None for possibly all, as when a tracked item is renamed."""
        if self.changes is None:
            return None
        records = [record for change in self.changes for record in (change.before, change.after)]
        if any(isinstance(record, Definition) for record in records):
            return None
        return frozenset(record.day for record in records if isinstance(record, Entry))
