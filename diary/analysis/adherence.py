"""Exercises done of exercises planned."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diary.analysis.daily import minutes_done
from diary.domain import catalogue
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan import PlanLine, planned_lines
from diary.domain.tracked import name_of
from diary.i18n import _

DayRecord = dict[str, list[float]]
"""What was done on a day: for each exercise its known minutes, an empty list where they are not known."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """A row of the plan over a period, or an exercise that was done without being planned (`planned` is 0).

    `done` and `planned` are numbers of days; `minutes` is the mean time on the days done whose minutes are known,
    `None` where there are none.
    """

    name: str
    exercises: tuple[str, ...]
    done: int
    planned: int
    minutes: float | None


def adherence(excerpt: Excerpt, period: Period | None = None) -> list[Adherence]:
    """Days done of days planned for each row of the plan in `period` (by default of the excerpt), in its order.

    A row that means all of its exercises is done when all were, one that means any of them when one was. Days on
    which a row was not valid or not due are not planned. A row that was ended and taken up again is one row.
    """
    done_by_day = _done_by_day(excerpt)
    planned: dict[tuple[str, tuple[str, ...], str], list[DayRecord]] = defaultdict(list)
    lines = sorted(excerpt.plan, key=lambda line: line.position)
    for line in lines:
        planned[_row(line)] = []
    for day in period or excerpt.period:
        for line in planned_lines(lines, day):
            planned[_row(line)].append(done_by_day.get(day, {}))
    rows = []
    for (name, exercises, choice), days in planned.items():
        done = [day for day in days if _is_done(exercises, choice, day)]
        if days:
            title = _(name) or _(", ").join(name_of("exercise", key, excerpt.definitions) for key in exercises)
            rows.append(Adherence(title, exercises, len(done), len(days), _mean_minutes(exercises, done)))
    return rows


def outside_plan(excerpt: Excerpt, period: Period | None = None) -> list[Adherence]:
    """The exercises done on days on which no row of the plan named them, those of most days first."""
    found: dict[str, list[DayRecord]] = defaultdict(list)
    span = period or excerpt.period
    for day, done in sorted(_done_by_day(excerpt).items()):
        if day in span:
            expected = {key for line in planned_lines(excerpt.plan, day) for key in line.exercises}
            for key in done.keys() - expected:
                found[key].append(done)
    rows = [
        Adherence(name_of("exercise", key, excerpt.definitions), (key,), len(days), 0, _mean_minutes((key,), days))
        for key, days in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.done, row.name))


def _row(line: PlanLine) -> tuple[str, tuple[str, ...], str]:
    return line.name, line.exercises, line.choice


def _is_done(exercises: tuple[str, ...], choice: str, day: DayRecord) -> bool:
    return (any if choice == "one" else all)(key in day for key in exercises)


def _done_by_day(excerpt: Excerpt) -> dict[date, DayRecord]:
    known = catalogue.exercises()
    days: dict[date, DayRecord] = {}
    for done in excerpt.exercises:
        minutes = minutes_done(done, known.get(done.exercise))
        times = days.setdefault(done.day, {}).setdefault(done.exercise, [])
        if minutes is not None:
            times.append(minutes)
    return days


def _mean_minutes(exercises: tuple[str, ...], days: Iterable[DayRecord]) -> float | None:
    timed = [[minutes for key in exercises for minutes in day.get(key, [])] for day in days]
    known = [sum(times) for times in timed if times]
    return sum(known) / len(known) if known else None
