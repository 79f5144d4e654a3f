"""What the open diary announces when it has changed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.record import Entry


class DiaryChange(NamedTuple):
    """The changes that were made; None where anything may be different, as after a restore.

    Each screen asks for the days it shows with `OpenJournal.day`, which answers from memory.
    """

    changes: Sequence[Change] | None

    @property
    def days(self) -> frozenset[date] | None:
        """The days that are concerned; None where all may be, as when something tracked gets another name."""
        if self.changes is None:
            return None
        records = [record for change in self.changes for record in (change.before, change.after)]
        if any(isinstance(record, Definition) for record in records):
            return None
        return frozenset(record.day for record in records if isinstance(record, Entry))
