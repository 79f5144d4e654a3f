"""The records that result from ticking a line of the plan."""

from collections.abc import Mapping
from datetime import date

from diary.domain import evening
from diary.domain.catalogue import exercise
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import Exercise, ExerciseDone
from diary.domain.plan.plan import PlanLine


def is_timed(line: PlanLine) -> bool:
    """Whether minutes are entered for the line: it is done with one exercise, and one of its exercises is timed."""
    is_one = line.choice == "one" or len(line.exercises) == 1
    return is_one and any(known.is_timed for key in line.exercises if (known := exercise(key)) is not None)


def as_planned(line: PlanLine) -> dict[str, float | None]:
    """The exercises that ticking the line records, the timed ones with the middle of their planned range of minutes."""
    if line.choice == "all":
        return dict.fromkeys(line.exercises, None)
    first = line.exercises[0]
    known = exercise(first)
    return {first: _middle(known) if known else None}


def do_line(excerpt: Excerpt, day: date, line: PlanLine, done: Mapping[str, float | None]) -> list[Change]:
    """The changes after which exactly the exercises in `done`, with their minutes, are recorded for this line and
    day."""
    changes: list[Change] = []
    for key in line.exercises:
        if key not in done:
            changes += evening.undo_exercise(excerpt, day, key)
            continue
        former = next((one for one in excerpt.exercises if one.day == day and one.exercise == key), None)
        if former is None or former.minutes != done[key]:
            changes += evening.do(excerpt, day, ExerciseDone(day=day, exercise=key, minutes=done[key]))
    return changes


def _middle(known: Exercise) -> float | None:
    """The middle of the planned range of minutes; `None` for an exercise without one."""
    return sum(known.dose.minutes) / 2 if known.dose.minutes else None
