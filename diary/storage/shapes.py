"""How each kind of record lies in its table; used with and without SQLAlchemy."""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import lru_cache
from itertools import repeat
from typing import Any

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan import PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Entry, Record
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone

Converter = Callable[[Any], Any]

_CACHED = 50_000
_date = lru_cache(_CACHED)(date.fromisoformat)
_datetime = lru_cache(_CACHED)(datetime.fromisoformat)
_time = lru_cache(_CACHED)(time.fromisoformat)


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


_READ: Mapping[str, Converter] = {
    "day": _date,
    "written": _datetime,
    "time": _time,
    "valid_from": _date,
    "valid_to": _date,
    "born": _date,
    "exercises": _tuple,
    "weekdays": _tuple,
    "for_practitioner": bool,
}


def _stored(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of record and its table; the columns are the record's fields, in their order."""

    record: type[Record]
    table: str
    columns: tuple[str, ...]

    @property
    def is_dated(self) -> bool:
        return issubclass(self.record, Entry)

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that put the records in the order of an excerpt."""
        wanted = ("day", "position", "time", "written", "id")
        return tuple(name for name in wanted if name in self.columns)

    def row(self, record: Record) -> dict[str, Any]:
        """The record as values for SQLite, by column."""
        return {name: _stored(getattr(record, name)) for name in self.columns}

    def records(self, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
        """Rows, with their values in the order of `columns`, as frozen records.

        They are filled column by column, without asking again what was asked when they were written and what the
        table's own checks hold: this is what keeps ten years within reach of raw sqlite3.
        """
        made = tuple(map(object.__new__, repeat(self.record, len(rows))))
        for name, column in zip(self.columns, zip(*rows, strict=True), strict=False):
            read = _READ.get(name)
            values = column if read is None else [None if value is None else read(value) for value in column]
            deque(map(getattr(self.record, name).__set__, made, values), maxlen=0)
        return made


def _shape(record: type[Record], table: str) -> Shape:
    return Shape(record, table, tuple(field.name for field in fields(record)))


SHAPES = (
    _shape(Rating, "rating"),
    _shape(ExerciseDone, "exercise_done"),
    _shape(TreatmentDone, "treatment_done"),
    _shape(Note, "note"),
    _shape(Measurement, "measurement"),
    _shape(Event, "event"),
    _shape(Definition, "definition"),
    _shape(PlanLine, "plan_line"),
    _shape(Profile, "profile"),
)
SHAPE_OF: Mapping[type[Record], Shape] = {shape.record: shape for shape in SHAPES}
