"""The paper sheet for four weeks: its columns, and the conversion of transcribed cells to changes of the diary.

A cell holds a number, a tick ("x"), "N" (a near fall, or something new), text, or nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.day_parts import EXERCISES, FALLS, SENTENCE, TREATMENTS
from diary.domain.done_lines import as_planned, do_line, is_timed
from diary.domain.event import FALL, FEET_NEW, FEET_NOT_SEEN, FEET_SAME, NEAR_FALL, NO_FALL, ON_PAPER, Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import SLEEP
from diary.domain.period import Period
from diary.domain.plan.plan import PlanLine, is_done, offered_lines
from diary.domain.plan.week import monday_of
from diary.domain.record import InvalidEntryError
from diary.domain.rounding import as_entered
from diary.domain.sentence import keep_sentence
from diary.domain.tracked_items import asked_symptoms, name_of, offered_keys
from diary.i18n import _

WEEKS = 4
TICK, OTHER = "x", "N"
_TICKS = ("x", "✓", "✗", "1", "+")
_FALLS = (NO_FALL.key, NEAR_FALL.key, FALL.key)
_FEET = (FEET_SAME.key, FEET_NEW.key, FEET_NOT_SEEN.key)


class Tracked(NamedTuple):
    """The tracked items that the sheet asks for each evening: keys of symptoms, measurements and treatments.

    `left_out` are the parts of the evening log that are switched off (`day_parts`).
    """

    symptoms: Sequence[str]
    measurements: Sequence[str]
    treatments: Sequence[str]
    left_out: Sequence[str]


class SheetColumn(NamedTuple):
    """A column of the sheet.

    Its `kind` is "symptom", "measurement", "fall", "feet", "minutes", "exercise", "treatment" or "words", `key` that of
    the tracked item, `name` translated. For an exercise, `line` is the line of the plan.
    """

    kind: str
    key: str
    name: str
    line: PlanLine | None = None

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers, rather than ticks or text."""
        return self.kind in ("symptom", "measurement", "minutes")


def sheet_period(day: date) -> Period:
    """The four weeks of the sheet that contains `day`, from the Monday of its week."""
    first = monday_of(day)
    return Period(first, first + timedelta(days=7 * WEEKS - 1))


def sheet_columns(excerpt: Excerpt, tracked: Tracked, first: date) -> list[SheetColumn]:
    """The columns of the sheet that begins on `first`, from left to right; text columns are last."""
    known, left_out = excerpt.definitions, tracked.left_out
    measured = {
        key: SheetColumn(
            "measurement", key, _("Sleep hours") if key == SLEEP.key else name_of("measurement", key, known)
        )
        for key in offered_keys("measurement", tracked.measurements, known)
    }
    sleep = measured.pop(SLEEP.key, None)
    treatments = offered_keys("treatment", tracked.treatments, known)
    return [
        *(SheetColumn("symptom", one.key, _(one.name)) for one in asked_symptoms(tracked.symptoms, known)),
        *([sleep] if sleep else []),
        *([SheetColumn("fall", FALL.key, _("Fall"))] if FALLS not in left_out else []),
        SheetColumn("feet", FEET_SAME.key, _("Feet seen")),
        *(_exercise_column(one, excerpt) for one in _lines(excerpt.plan, first) if EXERCISES not in left_out),
        *(
            SheetColumn("treatment", key, name_of("treatment", key, known))
            for key in treatments
            if TREATMENTS not in left_out
        ),
        *measured.values(),
        *([SheetColumn("words", "", _("In a few words"))] if SENTENCE not in left_out else []),
    ]


def _lines(plan: Sequence[PlanLine], first: date) -> list[PlanLine]:
    """The lines of the plan that are offered on any day of the week from `first` on, without duplicates."""
    lines: dict[tuple[str, ...], PlanLine] = {}
    for number in range(7):
        for line in offered_lines(plan, first + timedelta(days=number)):
            lines.setdefault(line.exercises, line)
    return sorted(lines.values(), key=lambda line: line.position)


def _exercise_column(line: PlanLine, excerpt: Excerpt) -> SheetColumn:
    names = _(" and ").join(name_of("exercise", key, excerpt.definitions) for key in line.exercises)
    if is_timed(line):
        first = name_of("exercise", line.exercises[0], excerpt.definitions)
        return SheetColumn("minutes", line.exercises[0], _("{exercise} min").format(exercise=first), line)
    return SheetColumn("exercise", line.exercises[0], _(line.name) or names, line)


def cells_of(excerpt: Excerpt, day: date, columns: Sequence[SheetColumn]) -> list[str]:
    """The contents of a day's cells that correspond to its entries in the diary."""
    shown = excerpt.day(day)
    return [_cell(shown, column) for column in columns]


def _cell(shown: Excerpt, column: SheetColumn) -> str:
    key = column.key
    said: dict[str, Callable[[], str]] = {
        "symptom": lambda: _written(one.value for one in shown.ratings if one.symptom == key and one.time is None),
        "measurement": lambda: _written(
            one.value for one in shown.measurements if one.quantity == key and one.time is None
        ),
        "fall": lambda: _answered(shown, _FALLS),
        "feet": lambda: _answered(shown, _FEET),
        "treatment": lambda: TICK if any(one.treatment == key for one in shown.treatments) else "",
        "words": lambda: next((one.text for one in shown.notes), ""),
    }
    return said.get(column.kind, lambda: _exercised(shown, column))()


def _answered(shown: Excerpt, keys: Sequence[str]) -> str:
    marks = {FALL.key: TICK, NEAR_FALL.key: OTHER, FEET_SAME.key: TICK, FEET_NEW.key: OTHER}
    return next((marks.get(one.event, "") for one in shown.events if one.event in keys), "")


def _exercised(shown: Excerpt, column: SheetColumn) -> str:
    done, line = {one.exercise: one.minutes for one in shown.exercises}, column.line
    if line is None or not is_done(line.exercises, line.choice, done):
        return ""
    minutes = next((done[one] for one in line.exercises if one in done), None)
    return as_entered(minutes) if column.kind == "minutes" and minutes is not None else TICK


def _written(values: Iterator[float]) -> str:
    return next((as_entered(value) for value in values), "")


def typed(excerpt: Excerpt, day: date, cells: Mapping[SheetColumn, str], writer: str = "") -> list[Change]:
    """The changes of the day that its transcribed cells ask for, and a record of who wrote the sheet.

    A cell that agrees with the diary changes nothing, and neither does a blank cell without an entry. `writer` is the
    name of whoever filled in the sheet, empty for the person. Raises `InvalidEntryError`, which names the column.
    """
    changes: list[Change] = []
    after = excerpt
    for column, cell in cells.items():
        if cell.strip() == _cell(after.day(day), column).strip():
            continue
        try:
            more = _change(after, day, column, cell.strip(), writer)
        except InvalidEntryError as error:
            raise InvalidEntryError(_("{column}: {why}").format(column=column.name, why=error)) from None
        changes += more
        after = changed(after, more)
    if not changes:
        return []
    return [*changes, *evening.answer(after, day, (ON_PAPER.key,), Event(day=day, event=ON_PAPER.key, text=writer))]


def _change(excerpt: Excerpt, day: date, column: SheetColumn, cell: str, writer: str) -> list[Change]:
    key = column.key
    act: dict[str, Callable[[], list[Change]]] = {
        "symptom": lambda: evening.rate(excerpt, day, key, _number(cell)),
        "measurement": lambda: evening.measure(excerpt, day, key, _number(cell)),
        "fall": lambda: evening.answer(excerpt, day, _FALLS, _event(day, cell, FALL.key, NEAR_FALL.key)),
        "feet": lambda: evening.answer(excerpt, day, _FEET, _event(day, cell, FEET_SAME.key, FEET_NEW.key)),
        "treatment": lambda: evening.treat(excerpt, day, key, done=_is_ticked(cell)),
        "words": lambda: keep_sentence(excerpt, day, cell, author=writer or None),
    }
    line = column.line
    return act[column.kind]() if line is None else do_line(excerpt, day, line, _done(column, line, cell))


def _event(day: date, cell: str, ticked: str, other: str) -> Event | None:
    """The event for a cell with a tick (`ticked`) or with "N" (`other`); None for a blank cell."""
    if cell.upper() == OTHER:
        return Event(day=day, event=other)
    return Event(day=day, event=ticked) if _is_ticked(cell, _("a tick (x), N or nothing")) else None


def _done(column: SheetColumn, line: PlanLine, cell: str) -> dict[str, float | None]:
    """The exercises of a line according to its cell: those of the plan, with the minutes of the cell if it has any."""
    if column.kind == "minutes" and cell and cell.casefold() not in _TICKS[:3]:
        return {line.exercises[0]: _number(cell)}
    return as_planned(line) if _is_ticked(cell) else {}


def _number(cell: str) -> float | None:
    """The number in a cell; None for a blank cell."""
    if not cell:
        return None
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        raise InvalidEntryError(_("“{cell}” is no number.").format(cell=cell)) from None


def _is_ticked(cell: str, what: str = "") -> bool:
    if cell and cell.casefold() not in _TICKS:
        expected = what or _("a tick (x) or nothing")
        raise InvalidEntryError(_("“{cell}” is not {expected}.").format(cell=cell, expected=expected))
    return bool(cell)
