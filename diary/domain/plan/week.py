"""A week of the plan compared to what was done: planned, done, done on another day, extra, off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diary.domain.exercise import ExerciseDone
from diary.domain.plan.plan import DayOff, PlanLine, is_done, planned_lines

DONE, OPEN, OTHER_DAY, EXTRA, OFF = "done", "open", "other-day", "extra", "off"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A line of the plan, or an unplanned exercise, on one day.

    `state` is DONE (planned and done), OPEN (planned, not done), OTHER_DAY (planned here and done on `moved`, a later
    day of the week on which it was not planned), EXTRA (done and not planned; `moved` is the day it makes up for, or
    None), or OFF (planned on a day off, and not done).
    """

    exercises: tuple[str, ...]
    name: str
    choice: str
    state: str
    moved: date | None = None


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The plan's items of a day with their states; `off` is the reason of a day off, or empty."""

    day: date
    items: tuple[PlannedItem, ...]
    off: str = ""

    @property
    def done(self) -> int:
        """The number of planned lines that were done, on this day or on a later one instead."""
        return sum(item.state in (DONE, OTHER_DAY) for item in self.items)

    @property
    def planned(self) -> int:
        """The number of lines that count as planned; on a day off only those that were done."""
        return sum(item.state in (DONE, OPEN, OTHER_DAY) for item in self.items)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week(
    plan: Iterable[PlanLine], exercises: Iterable[ExerciseDone], days_off: Iterable[DayOff], first: date
) -> tuple[DayPlan, ...]:
    """The seven days from `first` on; `exercises` and `days_off` are those of an excerpt that covers them."""
    days = [first + timedelta(days=number) for number in range(_WEEK)]
    done: dict[date, set[str]] = {day: set() for day in days}
    for one in exercises:
        if one.day in done:
            done[one.day].add(one.exercise)
    reasons = {one.day: one.reason for one in days_off}
    lines = list(plan)
    planned = {day: planned_lines(lines, day) for day in days}
    moves = _moves(planned, done, reasons)
    return tuple(
        DayPlan(
            day,
            (*_planned(day, planned[day], done[day], reasons, moves), *_extras(day, planned, done, moves)),
            reasons.get(day, ""),
        )
        for day in days
    )


def _moves(
    planned: Mapping[date, list[PlanLine]], done: Mapping[date, set[str]], reasons: Mapping[date, str]
) -> dict[tuple[date, tuple[str, ...]], date]:
    """For each line that was missed and made up for later, both directions: the missed day to the day done, and back.

    Keys are (day, exercise keys of the line).
    """
    moves: dict[tuple[date, tuple[str, ...]], date] = {}
    lines = {line.exercises: line for day in planned for line in planned[day]}
    for exercises, line in lines.items():
        due = [day for day in planned if any(one.exercises == exercises for one in planned[day])]
        missing = [day for day in due if not is_done(line.exercises, line.choice, done[day]) and day not in reasons]
        instead = [day for day in planned if day not in due and is_done(line.exercises, line.choice, done[day])]
        for lacking in missing:
            made_up = next((day for day in instead if day > lacking), None)
            if made_up is not None:
                instead.remove(made_up)
                moves[lacking, exercises] = made_up
                moves[made_up, exercises] = lacking
    return moves


def _planned(
    day: date,
    lines: Iterable[PlanLine],
    done: set[str],
    reasons: Mapping[date, str],
    moves: Mapping[tuple[date, tuple[str, ...]], date],
) -> Iterable[PlannedItem]:
    for line in lines:
        moved = moves.get((day, line.exercises))
        if is_done(line.exercises, line.choice, done):
            state = DONE
        elif moved is not None:
            state = OTHER_DAY
        else:
            state = OFF if day in reasons else OPEN
        yield PlannedItem(line.exercises, line.name, line.choice, state, moved if state == OTHER_DAY else None)


def _extras(
    day: date,
    planned: Mapping[date, list[PlanLine]],
    done: Mapping[date, set[str]],
    moves: Mapping[tuple[date, tuple[str, ...]], date],
) -> Iterable[PlannedItem]:
    """The unplanned exercises of the day, whole lines first, each exercise once."""
    due = {key for line in planned[day] for key in line.exercises}
    left = done[day] - due
    for (made_up, exercises), lacking in moves.items():
        if made_up == day and left.intersection(exercises) and not due.intersection(exercises):
            shown = tuple(key for key in exercises if key in left)
            left = left - set(exercises)
            yield PlannedItem(shown, "", "all", EXTRA, lacking)
    for key in sorted(left):
        yield PlannedItem((key,), "", "all", EXTRA)
