"""Describes duplicate entries."""

from collections.abc import Iterable
from datetime import date

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.kinds import KIND_OF
from diary.domain.period import single
from diary.domain.record import Entry, Record
from diary.domain.rounding import shortest
from diary.formats.row import row
from diary.i18n import _
from diary.storage.doubles import DuplicateGroup, duplicates_among

_LONGEST = 40


def duplicates_in_words(content: Iterable[Record]) -> list[str]:
    """One line per group of duplicates in a diary: the day, the subject, and the value of each."""
    every = list(content)
    definitions = tuple(one for one in every if isinstance(one, Definition))
    named = Excerpt(period=single(date.min), definitions=definitions)
    return [_in_words(double, named) for double in duplicates_among(every)]


def _in_words(double: DuplicateGroup, named: Excerpt) -> str:
    """ "2026-11-22, Tingling: 9, 4", with the kept record first."""
    kept = double.kept
    name = row(kept, named)["name"] or _(KIND_OF[type(kept)].title)
    about = f"{kept.day.isoformat()}, {name}" if isinstance(kept, Entry) else name
    values = [_said(one, named) for one in (kept, *double.others)]
    return f"{about}: {', '.join(values)}" if any(values) else f"{about} ({len(values)})"


def _said(record: Record, named: Excerpt) -> str:
    """The value or the text of a record, truncated; empty if it has neither."""
    cells = row(record, named)
    if isinstance(cells["value"], int | float):
        return shortest(cells["value"])
    words = " ".join(str(cells["text"] or "").split())
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}”" if words else ""
