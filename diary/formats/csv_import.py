"""A table from elsewhere as changes to the diary: all of it or nothing, and nothing twice."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial

from diary.domain import catalogue
from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, InvalidEntryError
from diary.domain.symptom import HIGHEST, LOWEST, SYMPTOMS, Rating
from diary.domain.treatment import TREATMENTS, TreatmentDone
from diary.formats import cells
from diary.formats.errors import FormatError
from diary.formats.mapping import NRS, Mapping, Thing
from diary.formats.table import Table, table
from diary.i18n import _

_YES = frozenset({"1", "1.0", "x", "yes", "true", "y", "ja", "oui", "done"})
_NO = frozenset({"0", "0.0", "no", "false", "n", "nein", "non", "-"})
_MOST_EVENTS = 50


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of the file is not taken over: the column or thing, why, and how many cells that are not empty."""

    label: str
    reason: str
    cells: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `counts` are the new entries by name; `already_there` counts those that an earlier import has brought, `period` is
    from the first to the last day of all of them (None: there are none), `several_a_day` on how many days a symptom
    has more than one rating.
    """

    changes: tuple[Change, ...]
    counts: dict[str, int]
    already_there: int
    left_out: tuple[LeftOut, ...]
    period: Period | None
    several_a_day: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is not empty, with where it stands and when it was."""

    text: str
    day: date
    at: time | None
    written: datetime | None
    decimal: str
    row: int
    column: str


def plan_import(
    content: bytes, mapping: Mapping, definitions: Iterable[Definition], origins: frozenset[str], today: date
) -> ImportPlan:
    """The changes that bring the file's content into a diary with these definitions and origins.

    Raises `FormatError` for the first cell that cannot be what the mapping says; then nothing is to be changed.
    """
    read = table(content, mapping.delimiter, mapping.encoding)
    things = {thing.label: thing for thing in mapping.things}
    entries, seen = list[Entry](), Counter[str]()
    for thing, cell in _cells(read, mapping, things, today):
        entries += _entries(thing, cell, partial(_origin, mapping.source, thing, cell, seen))
    new = [entry for entry in entries if entry.origin not in origins]
    names = {(thing.meaning, thing.shown_key): thing.shown_name for thing in mapping.things}
    days = [entry.day for entry in entries]
    ratings = Counter((entry.day, entry.symptom) for entry in entries if isinstance(entry, Rating))
    known = {(one.kind, one.key) for one in definitions}
    return ImportPlan(
        changes=tuple(added([*_definitions(mapping, new, known), *new])),
        counts=dict(Counter(names.get(_sort_of(entry), "") or _("Notes") for entry in new)),
        already_there=len(entries) - len(new),
        left_out=tuple(_left_out(read, mapping, things)),
        period=Period(min(days), max(days)) if days else None,
        several_a_day=len({day for (day, _symptom), count in ratings.items() if count > 1}),
    )


def _cells(read: Table, mapping: Mapping, things: dict[str, Thing], today: date) -> Iterator[tuple[Thing, _Cell]]:
    """Every cell that is to be taken over, with what it is about."""
    moment = _moments(read, mapping, today)
    wanted = {label: thing for label, thing in things.items() if thing.meaning != "leave-out"}
    if mapping.is_long:
        name, value = read.column(mapping.name), read.column(mapping.value)
        places: list[tuple[Thing | None, int]] = [(None, value)]
        decimal = mapping.decimal or cells.decimal_sign(read.cells(value))
    else:
        name = -1
        places = [(thing, read.column(label)) for label, thing in wanted.items()]
        columns = [cell for _thing, place in places for cell in read.cells(place)]
        decimal = mapping.decimal or cells.decimal_sign(columns)
    for row, number in zip(read.rows, read.numbers, strict=True):
        when: tuple[date, time | None, datetime | None] | None = None
        for column_thing, place in places:
            thing = column_thing or wanted.get(row[name])
            if not row[place] or thing is None:
                continue
            when = when or moment(row, number)
            yield thing, _Cell(row[place], *when, decimal, number, read.header[place])


def _moments(
    read: Table, mapping: Mapping, today: date
) -> Callable[[tuple[str, ...], int], tuple[date, time | None, datetime | None]]:
    """A function that tells of a row and its number the day it counts for, the time, and when it was written."""
    places = [read.column(name) for name in mapping.day]
    written = read.column(mapping.written) if mapping.written else None
    dated = places[0] if len(places) == 1 else written
    order = mapping.date_order or (cells.date_order(read.cells(dated)) if dated is not None else "iso")
    if not order and dated is not None:
        _refuse_open_dates(read, dated)

    def moment(row: tuple[str, ...], number: int) -> tuple[date, time | None, datetime | None]:
        place = places[0]
        try:
            if len(places) == 3:
                day, at = date(*(int(row[place]) for place in places)), None
            else:
                day, at = cells.moment(row[place], order)
            stamp = None
            if written is not None and row[written]:
                place = written
                stamp_day, stamp_time = cells.moment(row[written], order)
                at = at or stamp_time
                stamp = datetime.combine(stamp_day, stamp_time or time()).astimezone()
        except (ValueError, OverflowError) as error:
            raise _trouble(number, read.header[place], row[place], _("is not a day that there is")) from error
        if day > today:
            raise _trouble(number, read.header[places[0]], day.isoformat(), _("is a day that has not come yet"))
        return day, at, stamp

    return moment


def _refuse_open_dates(read: Table, column: int) -> None:
    for row, number in zip(read.rows, read.numbers, strict=True):
        if not cells.looks_like_dates([row[column] or "-"]):
            raise _trouble(number, read.header[column], row[column], _("is not a date"))
    raise FormatError(
        _("The dates in the column “{column}” may have the day or the month first; say which.").format(
            column=read.header[column]
        )
    )


def _entries(thing: Thing, cell: _Cell, origin: Callable[[], str]) -> list[Entry]:
    """What a cell says, as entries of the diary."""
    try:
        made = _READERS[thing.meaning](thing, cell)
    except InvalidEntryError as error:
        raise _trouble(cell.row, cell.column, cell.text, _("is refused: {reason}").format(reason=error)) from error
    return [replace(entry, origin=origin(), written=cell.written or entry.written) for entry in made]


def _rating(thing: Thing, cell: _Cell) -> list[Entry]:
    low, high = thing.scale
    value = _number(cell)
    if not min(low, high) <= value <= max(low, high):
        scale = _("is not on the scale from {low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
        raise _trouble(cell.row, cell.column, cell.text, scale)
    if thing.scale != NRS:
        value = round(LOWEST + (value - low) / (high - low) * (HIGHEST - LOWEST), 1)
    return [Rating(day=cell.day, symptom=thing.shown_key, value=value, time=cell.at)]


def _exercise(thing: Thing, cell: _Cell) -> list[Entry]:
    if thing.amount == "done":
        return [ExerciseDone(day=cell.day, exercise=thing.shown_key)] if _is_yes(cell) else []
    amount = _number(cell)
    if amount == 0:
        return []
    if thing.amount == "km":
        return [ExerciseDone(day=cell.day, exercise=thing.shown_key, distance_km=amount)]
    return [ExerciseDone(day=cell.day, exercise=thing.shown_key, minutes=amount)]


def _treatment(thing: Thing, cell: _Cell) -> list[Entry]:
    return [TreatmentDone(day=cell.day, treatment=thing.shown_key)] if _is_yes(cell) else []


def _measurement(thing: Thing, cell: _Cell) -> list[Entry]:
    return [Measurement(day=cell.day, quantity=thing.shown_key, value=_number(cell), time=cell.at)]


def _event(thing: Thing, cell: _Cell) -> list[Entry]:
    """As many events as a whole number says; a text is one event with that text."""
    if not cells.is_number(cell.text, cell.decimal):
        if cell.text.casefold() in _NO:
            return []
        text = "" if cell.text.casefold() in _YES else cell.text
        return [Event(day=cell.day, event=thing.shown_key, text=text, time=cell.at)]
    count = _number(cell)
    if not count.is_integer() or not 0 <= count <= _MOST_EVENTS:
        raise _trouble(cell.row, cell.column, cell.text, _("is not a number of events"))
    return [Event(day=cell.day, event=thing.shown_key, time=cell.at) for _each in range(int(count))]


def _note(_thing: Thing, cell: _Cell) -> list[Entry]:
    return [Note(day=cell.day, text=cell.text)]


_READERS: dict[str, Callable[[Thing, _Cell], list[Entry]]] = {
    "symptom": _rating,
    "exercise": _exercise,
    "treatment": _treatment,
    "measurement": _measurement,
    "event": _event,
    "note": _note,
}
_KEYS: dict[type[Entry], tuple[str, str]] = {
    Rating: ("symptom", "symptom"),
    ExerciseDone: ("exercise", "exercise"),
    TreatmentDone: ("treatment", "treatment"),
    Measurement: ("measurement", "quantity"),
    Event: ("event", "event"),
}


def _number(cell: _Cell) -> float:
    try:
        return cells.number(cell.text, cell.decimal)
    except ValueError as error:
        raise _trouble(cell.row, cell.column, cell.text, _("is not a number")) from error


def _is_yes(cell: _Cell) -> bool:
    text = cell.text.casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise _trouble(cell.row, cell.column, cell.text, _("says neither 1 (done) nor 0"))


def _origin(source: str, thing: Thing, cell: _Cell, seen: Counter[str]) -> str:
    """The natural key of a reading: where from, what, when, and the how manieth of that moment."""
    at = f"T{cell.at.isoformat()}" if cell.at else ""
    key = f"csv:{source}:{thing.meaning}:{thing.shown_key}:{cell.day.isoformat()}{at}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"


def _definitions(mapping: Mapping, new: Iterable[Entry], known: set[tuple[str, str]]) -> list[Definition]:
    """The definitions that the new entries need and that neither the program nor the diary has."""
    brought = {
        *(("symptom", one.key) for one in SYMPTOMS),
        *(("exercise", key) for key in catalogue.exercises()),
        *(("treatment", one.key) for one in TREATMENTS),
    }
    needed = {_sort_of(entry) for entry in new} - brought - known
    found = dict[tuple[str, str], Definition]()
    for thing in mapping.things:
        sort = (thing.meaning, thing.shown_key)
        if sort in needed and sort not in found:
            found[sort] = Definition(
                kind=sort[0], key=sort[1], name=thing.shown_name, category=thing.category, unit=thing.unit
            )
    return list(found.values())


def _left_out(read: Table, mapping: Mapping, things: dict[str, Thing]) -> Iterator[LeftOut]:
    """What of the file is not taken over, and why."""
    reasons = {True: _("left out by choice"), False: _("nothing says what it means")}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    used = {*mapping.day, mapping.written, mapping.name, mapping.value}
    if mapping.is_long:
        for name in read.cells(read.column(mapping.name)):
            if name not in things or things[name].meaning == "leave-out":
                counts[name, reasons[name in things]] += 1
        used |= set(things)
    for place, label in enumerate(read.header):
        taken = label in things and things[label].meaning != "leave-out"
        if label not in used and (mapping.is_long or not taken):
            counts[label, reasons[label in things]] = sum(map(bool, read.cells(place)))
    for (label, reason), count in counts.items():
        yield LeftOut(label, reason, count)


def _sort_of(entry: Entry) -> tuple[str, str]:
    """The kind and key under which an entry's definition is found; empty for a note."""
    kind, field = _KEYS.get(type(entry), ("note", ""))
    return kind, getattr(entry, field) if field else ""


def _trouble(row: int, column: str, text: str, what: str) -> FormatError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return FormatError(
        _("Row {row}, column “{column}”: “{text}” {what}. Nothing was imported.").format(
            row=row, column=column, text=shown, what=what
        )
    )
