"""Up to three rows of a file that illustrate a question: the cell, and the value it is converted to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.record import Entry
from diary.domain.rounding import as_entered
from diary.domain.treatment import TreatmentDone
from diary.formats.errors import FormatError
from diary.formats.importing import cells, dates
from diary.formats.importing.converting import Reading, RefusedError, entries_of
from diary.formats.importing.csv_import import items_of
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import UNREAD, Mapping
from diary.formats.importing.questions import DECIMAL, LETTERS, ORDER, YEAR, ImportQuestion
from diary.formats.importing.table import ImportTable
from diary.i18n import _

_LEAP_YEAR = 2024
_COUNT, _SEARCHED, _LONGEST = 3, 20_000, 40
"""The number of examples, the number of rows searched for them, and the maximum length of their texts."""


@dataclass(frozen=True, slots=True)
class Example:
    """A cell: its day (None if unknown), its text, and its converted value if there is one in addition to the day."""

    day: date | None
    text: str
    becomes: str = ""


def examples(preview: ImportPreview, mapping: Mapping, question: ImportQuestion, today: date) -> tuple[Example, ...]:
    """Up to three cells that illustrate a question, with their values under the mapping.

    None for the encoding, whose examples are part of the answers.
    """
    read = preview.content
    if question.kind == LETTERS:
        return ()
    if isinstance(read, ImportTable):
        if question.kind in (ORDER, YEAR):
            return tuple(_dated(read, mapping))
        if question.kind == DECIMAL:
            return tuple(_numbered(read, mapping))
        if not question.labels:
            return tuple(Example(None, ", ".join(filter(None, row))[: 2 * _LONGEST]) for row in read.rows[:_COUNT])
        things = {thing.label for thing in mapping.things}  # without the column chosen for the day
        readings = _of_table(read, mapping, tuple(label for label in question.labels if label in things))
    else:
        items = islice(read, _SEARCHED) if isinstance(read, Sequence) else ()
        readings = [one for one in items if isinstance(one, Reading) and one.label in question.labels]
    return tuple(_example(one, mapping, today) for one in _telling(readings))


def doubtful_date(read: ImportTable, column: str) -> str:
    """The first date of a column in which day and month are ambiguous; empty without one, or without a column."""
    if column not in read.header:
        return ""
    for cell in islice(read.cells(read.column(column)), _SEARCHED):
        read_both = {_day_of(cell, order, _LEAP_YEAR) for order in ("day-first", "month-first")}
        if len(read_both) == 2 and None not in read_both:
            return cell
    return ""


def day_by(cell: str, order: str) -> date | None:
    """The day of a date in an order, in a leap year if it has no year; None if it is invalid."""
    return _day_of(cell, order, _LEAP_YEAR)


def doubtful_number(read: ImportTable) -> str:
    """A number with an ambiguous decimal sign; empty without one."""
    return cells.example_of_open(cell for row in read.rows[:_SEARCHED] for cell in row)


def _dated(read: ImportTable, mapping: Mapping) -> Iterator[Example]:
    if mapping.day[0] not in read.header:  # the question before, which column has the day, was passed over
        return
    column = read.cells(read.column(mapping.day[0]))[:_SEARCHED]
    doubtful = [
        one for one in dict.fromkeys(filter(None, column)) if dates.is_date(one) and not dates.needs_no_order(one)
    ]
    for cell in (doubtful or [one for one in dict.fromkeys(column) if one])[:_COUNT]:
        day = _day_of(cell, mapping.date_order, mapping.year) if mapping.date_order else None
        yield Example(day, cell)


def _numbered(read: ImportTable, mapping: Mapping) -> Iterator[Example]:
    full = (cell for row in read.rows[:_SEARCHED] for cell in row)
    for cell in islice((one for one in full if cells.example_of_open([one])), _COUNT):
        yield Example(None, cell, as_entered(cells.number(cell, mapping.decimal)) if mapping.decimal else "")


def _day_of(cell: str, order: str, year: int) -> date | None:
    try:
        return dates.stamp(cell, order, year)[0]
    except (ValueError, OverflowError, OSError):
        return None


def _of_table(read: ImportTable, mapping: Mapping, labels: Sequence[str]) -> list[Reading]:
    """Readings of the first rows of a table that illustrate its things."""
    kept: list[tuple[tuple[str, ...], int]] = []
    names = read.column(mapping.name) if mapping.is_long else -1
    places = (
        [read.column(mapping.value)] if mapping.is_long else [read.column(one) for one in labels if one in read.header]
    )
    texts = set[str]()
    for row, number in zip(read.rows[:_SEARCHED], read.numbers, strict=False):
        some = {row[place] for place in places if row[place]}
        if (names < 0 or row[names] in labels) and some - texts:
            texts |= some
            kept.append((row, number))
        if len(kept) == _COUNT:
            break
    few = replace(
        read, rows=tuple(row for row, _n in kept), numbers=tuple(number for _row, number in kept), left_out=()
    )
    things = tuple(
        replace(one, meaning="note") if one.meaning in UNREAD else one for one in mapping.things if one.label in labels
    )
    try:
        items = list(items_of(few, replace(mapping, things=things, decimal=mapping.decimal or ".")))
    except FormatError:
        return [Reading(labels[0], row[place], date.min, 0) for row, _n in kept for place in places[:1]]
    return [one for one in items if isinstance(one, Reading) and one.label in labels]


def _telling(readings: Iterable[Reading]) -> list[Reading]:
    """The readings, those with distinct texts first."""
    every = list(islice(readings, _SEARCHED))
    distinct = list({one.text: one for one in reversed(every)}.values())[::-1]
    return (distinct if len(distinct) >= _COUNT else [*distinct, *(one for one in every if one not in distinct)])[
        :_COUNT
    ]


def _example(reading: Reading, mapping: Mapping, today: date) -> Example:
    thing = next(one for one in mapping.things if one.label == reading.label)
    day, text = (None if reading.day == date.min else reading.day), reading.text[:_LONGEST]
    if thing.meaning in UNREAD:
        return Example(day, text, _("left out"))
    if thing.is_open and reading.text.casefold() not in {word.casefold() for word, _n in thing.words}:
        return Example(day, text, _("not answered yet"))
    try:
        entries = entries_of(replace(thing, asked=()), replace(reading, day=today), today)
    except RefusedError as error:
        return Example(day, text, _("left out: {reason}").format(reason=error))
    return Example(day, text, _(", ").join(map(_in_diary, entries)) or _("not recorded"))


def _in_diary(entry: Entry) -> str:
    if isinstance(entry, ExerciseDone):
        return _("{n} min").format(n=as_entered(entry.minutes)) if entry.minutes else _("done")
    if isinstance(entry, TreatmentDone):
        return entry.dose or _("taken")
    value = getattr(entry, "value", None)
    if value is not None:
        return as_entered(value)
    words = getattr(entry, "text", "")[:_LONGEST]
    return words or (_("happened") if isinstance(entry, Event) else "")


def word_counts(preview: ImportPreview, labels: Sequence[str]) -> Counter[str]:
    """The number of occurrences of each case-folded text in the cells of these things."""
    read, wanted = preview.content, set(labels)
    if not isinstance(read, ImportTable):
        return Counter(one.text.casefold() for one in read if isinstance(one, Reading) and one.label in wanted)
    mapping = preview.mapping
    if mapping.is_long:
        name, value = read.column(mapping.name), read.column(mapping.value)
        return Counter(row[value].casefold() for row in read.rows if row[name] in wanted)
    places = [read.column(label) for label in labels if label in read.header]
    return Counter(row[place].casefold() for row in read.rows for place in places)
