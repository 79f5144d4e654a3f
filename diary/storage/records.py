"""The queries on the diary; each is called as `journal.read(query, …)`."""

import re
from datetime import date
from typing import TYPE_CHECKING

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.record import Record
from diary.storage.file.selects import Execute, read_excerpt, read_records, select_days
from diary.storage.file.shapes import SHAPES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WITH_WORDS = "SELECT note.day FROM note_words JOIN note ON note.rowid = note_words.rowid WHERE note_words MATCH ?"


def excerpt(session: "Session", period: Period) -> Excerpt:
    """Everything written in `period`, and all that has no date."""
    return read_excerpt(_execute(session), period)


def everything(session: "Session") -> list[Record]:
    """All records of every kind, in no order."""
    execute = _execute(session)
    return [record for shape in SHAPES for record in read_records(execute, shape)]


def whole_period(session: "Session") -> Period | None:
    """From the first day with an entry to the last; None in an empty diary."""
    query = f"SELECT min(day), max(day) FROM ({select_days(SHAPES)})"  # noqa: S608 - our own names
    [(first, last)] = _execute(session)(query, ())
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None


def days_with_entries(session: "Session", period: Period) -> frozenset[date]:
    """The days of `period` on which something is written down."""
    query = f"SELECT day FROM ({select_days(SHAPES)}) WHERE day BETWEEN ? AND ?"  # noqa: S608 - our own names
    rows = _execute(session)(query, (period.first.isoformat(), period.last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in rows)


def days_with_words(session: "Session", text: str) -> frozenset[date]:
    """The days whose note has, for each word of `text`, a word with that prefix; case and accents are ignored.

    A text without a letter or digit matches nothing.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return frozenset()
    wanted = " ".join(f'"{word}"*' for word in words)
    return frozenset(date.fromisoformat(day) for (day,) in _execute(session)(_WITH_WORDS, (wanted,)))


def _execute(session: "Session") -> Execute:
    """A function for `selects` that runs SQL text in the session's connection, without SQLAlchemy's compiler."""
    connection = session.connection()
    return lambda query, values: connection.exec_driver_sql(query, values).all()
