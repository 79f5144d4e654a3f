"""The questions that may be asked of the diary; each is called as `journal.read(query, …)`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, Subquery, func, select, union
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from diary.domain.change import Change
from diary.domain.excerpt import DATED, FIELDS, Excerpt
from diary.domain.period import Period
from diary.domain.record import Record
from diary.storage.file.schema import TABLES
from diary.storage.file.shapes import SHAPE_OF, SHAPES


def excerpt(session: Session, period: Period) -> Excerpt:
    """Everything written in `period`, and all that has no date."""
    parts: dict[str, Any] = {}
    for shape in SHAPES:
        table = TABLES[shape.record]
        query: Select[Any] = select(table).order_by(*(table.c[name] for name in shape.order))
        if shape.is_dated:
            query = query.where(table.c.day.between(shape.first_day(period).isoformat(), period.last.isoformat()))
        parts[FIELDS[shape.record]] = shape.records(session.execute(query).all())
    return Excerpt(period=period, **parts)


def everything(session: Session) -> list[Record]:
    """All records of every kind, in no order."""
    found: list[Record] = []
    for shape in SHAPES:
        found += shape.records(session.execute(select(TABLES[shape.record])).all())
    return found


def whole_period(session: Session) -> Period | None:
    """From the first day with an entry to the last; None in an empty diary."""
    days = _entry_days()
    first, last = session.execute(select(func.min(days.c.day), func.max(days.c.day))).one()
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None


def days_with_entries(session: Session, period: Period) -> frozenset[date]:
    days = _entry_days()
    query = select(days.c.day).where(days.c.day.between(period.first.isoformat(), period.last.isoformat()))
    return frozenset(date.fromisoformat(day) for day in session.scalars(query))


def days_with_words(session: Session, text: str) -> frozenset[date]:
    """The days whose note has words that begin with each of the words in `text`; case and accents do not matter.

    A text without a letter or digit is found nowhere.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return frozenset()
    query = sql(
        "SELECT note.day FROM note_words JOIN note ON note.rowid = note_words.rowid WHERE note_words MATCH :words"
    )
    wanted = " ".join(f'"{word}"*' for word in words)
    return frozenset(date.fromisoformat(day) for day in session.scalars(query, {"words": wanted}))


def reconciled(session: Session, changes: Sequence[Change]) -> list[Change]:
    """The changes as they can be written after somebody else has added, edited or removed the same records."""
    there = _by_id(session, changes)
    fitting = []
    for change in changes:
        record = change.after or change.before
        assert record is not None  # noqa: S101 - a change has one or the other
        present = there.pop(record.id, None)
        if change.after is not None:
            there[record.id] = change.after
        if present is not None or change.after is not None:
            fitting.append(Change(present, change.after))
    return fitting


def _by_id(session: Session, changes: Sequence[Change]) -> dict[str, Record]:
    """Those of the records that `changes` are about which are in the diary now."""
    wanted: dict[type[Record], set[str]] = {}
    for change in changes:
        for record in (change.before, change.after):
            if record is not None:
                wanted.setdefault(type(record), set()).add(record.id)
    found: dict[str, Record] = {}
    for kind, ids in wanted.items():
        query = select(TABLES[kind]).where(TABLES[kind].c.id.in_(ids))
        found.update({one.id: one for one in SHAPE_OF[kind].records(session.execute(query).all())})
    return found


def _entry_days() -> Subquery:
    return union(*(select(TABLES[record].c.day) for record in DATED)).subquery()
