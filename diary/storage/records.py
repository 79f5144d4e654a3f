"""The queries on the diary, called as `journal.read(query, …)` or with the `Execute` of `reading`."""

import re
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.record import Record
from diary.storage.file.selects import Execute, read_excerpt, read_records, select_days
from diary.storage.file.shapes import SHAPES

_WITH_WORDS = "SELECT note.day FROM note_words JOIN note ON note.rowid = note_words.rowid WHERE note_words MATCH ?"


def excerpt(execute: Execute, period: Period) -> Excerpt:
    """All records dated in `period`, and all undated ones."""
    return read_excerpt(execute, period)


def everything(execute: Execute) -> list[Record]:
    """All records of every kind, unordered."""
    return [record for shape in SHAPES for record in read_records(execute, shape)]


def whole_period(execute: Execute) -> Period | None:
    """The period from the first day with an entry to the last; None for an empty diary."""
    query = f"SELECT min(day), max(day) FROM ({select_days(SHAPES)})"  # noqa: S608 - our own names
    [(first, last)] = execute(query, ())
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None


def days_kept(execute: Execute, period: Period) -> frozenset[date]:
    """The days of `period` on which the diary was kept; see `began`."""
    kept = [shape for shape in SHAPES if not shape.reaches_back]
    query = f"SELECT day FROM ({select_days(kept)}) WHERE day BETWEEN ? AND ?"  # noqa: S608 - our own names
    rows = execute(query, (period.first.isoformat(), period.last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in rows)


def began(execute: Execute) -> date | None:
    """The first day on which the diary was kept, from which days without an entry count as missed; None for an empty
    diary.

    Kinds that reach back do not count, such as the start of a medicine years before the diary.
    """
    kept = [shape for shape in SHAPES if not shape.reaches_back]
    [(first,)] = execute(f"SELECT min(day) FROM ({select_days(kept)})", ())  # noqa: S608 - our own names
    return date.fromisoformat(first) if first else None


def days_with_entries(execute: Execute, period: Period) -> frozenset[date]:
    """The days of `period` with an entry."""
    query = f"SELECT day FROM ({select_days(SHAPES)}) WHERE day BETWEEN ? AND ?"  # noqa: S608 - our own names
    rows = execute(query, (period.first.isoformat(), period.last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in rows)


def days_with_words(execute: Execute, text: str) -> frozenset[date]:
    """The days whose note contains, for each word of `text`, a word with that prefix; case and accents are ignored.

    A text without a letter or digit matches nothing.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return frozenset()
    wanted = " ".join(f'"{word}"*' for word in words)
    return frozenset(date.fromisoformat(day) for (day,) in execute(_WITH_WORDS, (wanted,)))
