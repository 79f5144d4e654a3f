"""Exercises done of exercises planned."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from diary.domain import catalogue
from diary.domain.duration import Minutes, minutes_done, together
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import CATEGORIES, dose_in_short
from diary.domain.period import Period, weekdays_in_short
from diary.domain.plan.plan import PlanLine, is_done, planned_lines
from diary.domain.tracked_items import ELSEWHERE, category_of, name_of
from diary.i18n import _

Row = tuple[PlanLine, ...]
"""The lines of the plan that form one row: equal in name, exercises and choice, and never valid on the same day."""

DayRecord = dict[str, list[Minutes]]
"""Exercises done on one day: exercise key to its minutes, an empty list where none are known."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """Days done and days planned of a plan row, or of an exercise that was done unplanned (`planned` is 0).

    `done` and `planned` count days. `minutes` is the mean duration over the days with known minutes, `None` without
    such a day. `lines` are the identifiers of the row's plan lines.
    """

    name: str
    exercises: tuple[str, ...]
    done: int
    planned: int
    minutes: Minutes | None
    lines: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class CategoryTotal:
    """Totals of one exercise category over a period; `category` is a key of `CATEGORIES`, or "other".

    `days` counts the days on which at least one of its exercises was done, `planned` the days on which at least one
    was planned; neither includes the other. `minutes` is the sum of all known minutes, `None` if there are none.
    `days_untimed` counts the days on which the category was done without any known minutes.
    """

    category: str
    days: int
    planned: int
    minutes: Minutes | None
    days_untimed: int

    @property
    def mean(self) -> Minutes | None:
        """The mean of the days on which minutes are known."""
        return self.minutes.over(self.days - self.days_untimed) if self.minutes else None


def adherence(excerpt: Excerpt, period: Period | None = None) -> list[Adherence]:
    """Days done and days planned for each plan row in `period` (default: the excerpt's), in plan order.

    A row with choice "all" is done when all of its exercises were done, one with choice "one" when any was. A day
    counts as planned when the row was valid and due on it; a day off counts only if the row was done all the same.
    A row that was ended and later resumed is reported once; two lines of one exercise are two rows.
    """
    done_on, off = done_by_day(excerpt), days_off(excerpt)
    counted = []
    for row in rows_of(excerpt.plan):
        line = row[-1]
        records = [done_on.get(day, {}) for day in period or excerpt.period if _counts(row, day, off, done_on)]
        done = [record for record in records if is_done(line.exercises, line.choice, record)]
        if records:
            mean = _mean_minutes(line.exercises, done)
            lines = tuple(one.id for one in row)
            counted.append(Adherence(_title(line, excerpt), line.exercises, len(done), len(records), mean, lines))
    return counted


def _counts(row: Row, day: date, off: frozenset[date], done_on: Mapping[date, DayRecord]) -> bool:
    """Whether the row was planned on the day; on a day off only if it was done."""
    if not any(line.is_planned(day) for line in row):
        return False
    return day not in off or is_done(row[0].exercises, row[0].choice, done_on.get(day, {}))


def _title(line: PlanLine, excerpt: Excerpt) -> str:
    """The name of a line; if another line has the same name, followed by its dose or its weekdays to distinguish
    them."""
    title = _(line.name) or _(", ").join(name_of("exercise", key, excerpt.definitions) for key in line.exercises)
    alike = [row[-1] for row in rows_of(excerpt.plan) if _key(row[-1]) == _key(line)]
    if len(alike) == 1:
        return title
    if line.dose is None or [one.dose for one in alike].count(line.dose) > 1:
        return _("{name} ({days})").format(name=title, days=weekdays_in_short(line.weekdays))
    return _("{name} ({dose})").format(name=title, dose=dose_in_short(line.dose))


def outside_plan(excerpt: Excerpt, period: Period | None = None) -> list[Adherence]:
    """Exercises on the days on which they were done without being planned, sorted by number of days, descending."""
    days_of: dict[str, list[DayRecord]] = defaultdict(list)
    span = period or excerpt.period
    for day, done in sorted(done_by_day(excerpt).items()):
        if day in span:
            expected = {key for line in planned_lines(excerpt.plan, day) for key in line.exercises}
            for key in done.keys() - expected:
                days_of[key].append(done)
    rows = [
        Adherence(name_of("exercise", key, excerpt.definitions), (key,), len(days), 0, _mean_minutes((key,), days))
        for key, days in days_of.items()
    ]
    return sorted(rows, key=lambda row: (-row.done, row.name))


def category_totals(excerpt: Excerpt, period: Period | None = None) -> list[CategoryTotal]:
    """Totals of each category that was done or planned in `period` (default: the excerpt's).

    Sorted as in `CATEGORIES`, exercises without a known category last. Days of `period` outside the excerpt count as
    days without exercise. On a day off a category counts as planned only if some of it was done.
    """
    keys = {done.exercise for done in excerpt.exercises} | {key for line in excerpt.plan for key in line.exercises}
    category = {key: category_of(key, excerpt.definitions) for key in keys}
    done_on = done_by_day(excerpt)
    totals = {name: _Total() for name in (*CATEGORIES, ELSEWHERE)}
    off = days_off(excerpt)
    for day in period or excerpt.period:
        times: dict[str, list[Minutes]] = {}
        for key, minutes in done_on.get(day, {}).items():
            times.setdefault(category[key], []).extend(minutes)
        for name in {category[key] for line in planned_lines(excerpt.plan, day) for key in line.exercises}:
            totals[name].planned += day not in off or name in times
        for name, minutes in times.items():
            totals[name].add(minutes)
    return [
        CategoryTotal(name, one.days, one.planned, together(one.minutes) if one.minutes else None, one.untimed)
        for name, one in totals.items()
        if one.days or one.planned
    ]


@dataclass(slots=True)
class _Total:
    days: int = 0
    planned: int = 0
    minutes: list[Minutes] = field(default_factory=list)
    untimed: int = 0

    def add(self, minutes: list[Minutes]) -> None:
        """Add one day on which the category was done, with its known minutes."""
        self.days += 1
        self.minutes += minutes
        self.untimed += not minutes


def days_off(excerpt: Excerpt) -> frozenset[date]:
    """The days marked as off, on which nothing is planned."""
    return frozenset(one.day for one in excerpt.days_off)


def rows_of(plan: Iterable[PlanLine]) -> list[Row]:
    """Group the plan into rows, in plan order.

    A line joins the row of an equal line that ended before it, by preference of one at the same position; otherwise it
    begins a row.
    """
    rows: list[list[PlanLine]] = []
    for line in sorted(plan, key=lambda line: (line.valid_from, line.position)):
        free = [row for row in rows if _key(row[0]) == _key(line) and not any(_meet(one, line) for one in row)]
        if free:
            next((row for row in free if row[-1].position == line.position), free[0]).append(line)
        else:
            rows.append([line])
    return [tuple(row) for row in sorted(rows, key=lambda row: min(line.position for line in row))]


def _key(line: PlanLine) -> tuple[str, tuple[str, ...], str]:
    return line.name, line.exercises, line.choice


def _meet(one: PlanLine, other: PlanLine) -> bool:
    """Whether the periods of validity of both lines overlap."""
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return max(one.valid_from, other.valid_from) <= last


def done_by_day(excerpt: Excerpt) -> dict[date, DayRecord]:
    """The exercises done, by day; days without exercise are not in the mapping."""
    known = catalogue.exercises()
    days: dict[date, DayRecord] = {}
    for done in excerpt.exercises:
        minutes = minutes_done(done, known.get(done.exercise))
        times = days.setdefault(done.day, {}).setdefault(done.exercise, [])
        if minutes is not None:
            times.append(Minutes(None, minutes) if done.minutes is None else Minutes(minutes, None))
    return days


def _mean_minutes(exercises: tuple[str, ...], days: Iterable[DayRecord]) -> Minutes | None:
    timed = [[minutes for key in exercises for minutes in day.get(key, [])] for day in days]
    known = [together(times) for times in timed if times]
    return together(known).over(len(known)) if known else None
