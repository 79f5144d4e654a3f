"""The mapping between each kind of record and the rows of its table; used with and without SQLAlchemy."""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from functools import lru_cache
from itertools import repeat
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin

from diary.domain.excerpt import FIELDS
from diary.domain.exercise import Dose
from diary.domain.kinds import KIND_OF
from diary.domain.period import Period
from diary.domain.record import Entry, Record

Converter = Callable[[Any], Any]

_CACHED, _SHOWN = 50_000, 40
_date = lru_cache(_CACHED)(date.fromisoformat)
_datetime = lru_cache(_CACHED)(datetime.fromisoformat)
_time = lru_cache(_CACHED)(time.fromisoformat)


def parsed_json(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a JSON text; raises `ValueError`, also if it is nested too deeply."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(text[:_SHOWN]) from error


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(parsed_json(text))


def _dose(text: str) -> Dose:
    parts: dict[str, Any] = parsed_json(text)
    parts.update({name: tuple(part) for name, part in parts.items() if isinstance(part, list)})
    return Dose(**parts)


_READ: Mapping[type, Converter] = {
    date: _date,
    datetime: _datetime,
    time: _time,
    bool: bool,
    tuple: _tuple,
    Dose: _dose,
}


def _converter(annotation: Any) -> Converter | None:  # noqa: ANN401 - a type, or several
    """The converter from SQLite's value to the field's type; None if no conversion is needed."""
    kinds = [kind for kind in get_args(annotation) or (annotation,) if kind is not NoneType]
    return _READ.get(get_origin(annotation) if get_origin(annotation) is tuple else kinds[0])


def _stored(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Dose):
        usual = Dose()
        parts = {field.name: getattr(value, field.name) for field in fields(Dose)}
        return json.dumps({name: part for name, part in parts.items() if part != getattr(usual, name)})
    return int(value) if isinstance(value, bool) else value


class Shape(NamedTuple):
    """One kind of record and its table; the columns are the record's fields, in their order."""

    record: type[Record]
    table: str
    columns: tuple[str, ...]
    converters: tuple[Converter | None, ...]

    @property
    def is_dated(self) -> bool:
        return issubclass(self.record, Entry)

    @property
    def reaches_back(self) -> bool:
        """Whether an excerpt has all records of this kind up to its last day."""
        return KIND_OF[self.record].reaches_back

    def first_day(self, period: Period) -> date:
        """The first day of this kind's records in the excerpt of a period; treatment events reach back without
        limit."""
        return date.min if self.reaches_back else period.first

    @property
    def order(self) -> tuple[str, ...]:
        """The ORDER BY columns for the order of an excerpt, as `excerpt._order`.

        An import writes many records at the same time, so the subject decides before the random identifier.
        """
        wanted = ("day", "position", "time", "written", KIND_OF[self.record].about, "id")
        return tuple(name for name in wanted if name in self.columns)

    def row(self, record: Record) -> dict[str, Any]:
        """The record as values for SQLite, by column."""
        return {name: _stored(getattr(record, name)) for name in self.columns}

    def records(self, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
        """Frozen records of rows whose values are in the order of `columns`.

        They are filled column by column without `__init__`, so nothing is validated: it was on writing, and the table's
        CHECK constraints still hold. This makes reading ten years nearly as fast as raw sqlite3. Raises the exceptions
        of the converters: `ValueError`, `TypeError`, `LookupError`, `AttributeError`.
        """
        records = tuple(map(object.__new__, repeat(self.record, len(rows))))
        for name, read, column in zip(self.columns, self.converters, zip(*rows, strict=True), strict=False):
            values = column if read is None else [None if value is None else read(value) for value in column]
            deque(map(getattr(self.record, name).__set__, records, values), maxlen=0)
        return records


def _shape(record: type[Record], table: str) -> Shape:
    columns = tuple(field.name for field in fields(record))
    return Shape(record, table, columns, tuple(_converter(field.type) for field in fields(record)))


SHAPES = tuple(_shape(record, KIND_OF[record].table) for record in FIELDS)
SHAPE_OF: Mapping[type[Record], Shape] = {shape.record: shape for shape in SHAPES}
