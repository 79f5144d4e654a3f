"""The SELECT statements that read records, as SQL text for any connection: sqlite3, SQLCipher or SQLAlchemy."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.period import Period
from diary.storage.file.shapes import SHAPES, Shape

Rows = Sequence[Sequence[Any]]
Execute = Callable[[str, tuple[str, ...]], Rows]
"""Executes a statement with positional parameters and returns all rows."""
_MOST_VALUES = 900
"""The number of parameters per statement; SQLite before 3.32 allows 999."""


class MalformedRowError(ValueError):
    """A row that SQLite can read cannot be converted to a record."""


def select_records(shape: Shape, condition: str = "") -> str:
    """The statement that reads the records of a kind; `condition` is its WHERE clause and whatever follows it."""
    return f"SELECT {', '.join(shape.columns)} FROM {shape.table} {condition}".rstrip()  # noqa: S608 - our own names


def select_days(shapes: Iterable[Shape]) -> str:
    """The statement for the distinct days with a record of these kinds, of which undated ones are left out."""
    dated = [shape.table for shape in shapes if shape.is_dated]
    return " UNION ".join(f"SELECT day FROM {table}" for table in dated)  # noqa: S608 - our own names


def read_records(execute: Execute, shape: Shape, condition: str = "", values: tuple[str, ...] = ()) -> tuple[Any, ...]:
    """The records of a kind that meet `condition`; raises `MalformedRowError`."""
    rows = execute(select_records(shape, condition), values)
    try:
        return shape.records(rows)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise MalformedRowError(shape.table) from error


def read_excerpt(execute: Execute, period: Period) -> Excerpt:
    """All records dated in `period`, and all undated ones; raises `MalformedRowError`."""
    parts: dict[str, Any] = {}
    for shape in SHAPES:
        condition = f"ORDER BY {', '.join(shape.order)}"
        values: tuple[str, ...] = ()
        if shape.is_dated:
            condition = f"WHERE day BETWEEN ? AND ? {condition}"
            values = shape.first_day(period).isoformat(), period.last.isoformat()
        parts[FIELDS[shape.record]] = read_records(execute, shape, condition, values)
    return Excerpt(period=period, **parts)


def read_among(execute: Execute, shape: Shape, column: str, values: Iterable[str]) -> Iterator[Any]:
    """The records of a kind whose `column` has one of these values; raises `MalformedRowError`.

    Queried in batches, as SQLite limits the number of parameters; each batch is in the order of an excerpt.
    """
    wanted = tuple(values)
    for first in range(0, len(wanted), _MOST_VALUES):
        portion = wanted[first : first + _MOST_VALUES]
        condition = f"WHERE {column} IN ({', '.join('?' * len(portion))}) ORDER BY {', '.join(shape.order)}"
        yield from read_records(execute, shape, condition, portion)
