"""Modifies the plan from today on, and leaves the past unchanged.

Each function returns the changes that lead to the wanted plan from `today` on, an empty list if nothing has to change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary.domain.change import Change, added, removed
from diary.domain.exercise import Dose
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.record import new_id, now
from diary.i18n import N_


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise suggested to beginners, and the reason, which is translated where it is shown."""

    exercise: str
    why: str


SUGGESTIONS = (
    Suggestion("calf-stretch", N_("It eases stiff ankles and needs nothing but a wall.")),
    Suggestion("calf-raise", N_("Strong calves steady you when you stand and walk.")),
    Suggestion("sit-to-stand", N_("It trains the legs for every chair and every stair.")),
    Suggestion("brisk-walk", N_("Walking is what has been studied most, and it can be done anywhere.")),
)
"""Two to four exercises to begin with, as longer plans are rarely kept."""


def current_line(plan: Iterable[PlanLine], exercise: str, today: date) -> PlanLine | None:
    """The plan line with the exercise that is valid today or later; None if it is not planned."""
    valid = [line for line in plan if exercise in line.exercises and (line.valid_to is None or line.valid_to >= today)]
    return min(valid, key=lambda line: (line.valid_from, line.position), default=None)


def plan_exercise(
    plan: Sequence[PlanLine], exercise: str, weekdays: Iterable[int], today: date, dose: Dose | None = None
) -> list[Change]:
    """Plan the exercise for these weekdays (0 Monday to 6 Sunday) from today on; without weekdays, end its plan.

    Exercises that share a line are changed together. `dose` is used only if the exercise was not planned before.
    """
    wanted = tuple(sorted(set(weekdays)))
    line = current_line(plan, exercise, today)
    if line is not None:
        return _become(line, replace(line, weekdays=wanted) if wanted else None, today)
    if not wanted:
        return []
    position = max((one.position for one in plan), default=-1) + 1
    return added([PlanLine(exercises=(exercise,), weekdays=wanted, valid_from=today, position=position, dose=dose)])


def plan_dose(plan: Sequence[PlanLine], exercise: str, dose: Dose | None, today: date) -> list[Change]:
    """Set the dose of an exercise with a line of its own from today on; None is the exercise's own dose."""
    line = current_line(plan, exercise, today)
    if line is None or len(line.exercises) > 1 or line.dose == dose:
        return []
    return _become(line, replace(line, dose=dose), today)


def plan_alone(plan: Sequence[PlanLine], exercise: str, today: date) -> list[Change]:
    """Move an exercise from a shared line to a line of its own, on the same weekdays."""
    line = current_line(plan, exercise, today)
    if line is None or len(line.exercises) == 1:
        return []
    others = tuple(key for key in line.exercises if key != exercise)
    left = replace(line, exercises=others, name="" if len(others) == 1 else line.name)
    position = max(one.position for one in plan) + 1
    own = PlanLine(exercises=(exercise,), weekdays=line.weekdays, valid_from=today, position=position)
    return [*_become(line, left, today), *added([own])]


def plan_only(plan: Sequence[PlanLine], exercises: Sequence[str], today: date) -> list[Change]:
    """Plan just these exercises, for every day from today on, and end whatever else is planned."""
    valid = [line for line in plan if line.valid_to is None or line.valid_to >= today]
    kept = {line.exercises[0] for line in valid if len(line.exercises) == 1 and line.exercises[0] in exercises}
    ended = [line for line in valid if not (len(line.exercises) == 1 and line.exercises[0] in kept)]
    first = max((one.position for one in plan), default=-1) + 1
    fresh = [
        PlanLine(exercises=(key,), valid_from=today, position=first + place)
        for place, key in enumerate(key for key in exercises if key not in kept)
    ]
    return [*(change for line in ended for change in _become(line, None, today)), *added(fresh)]


def take_day_off(days_off: Iterable[DayOff], day: date, reason: str | None) -> list[Change]:
    """Make the day a day off for that reason; None makes it a normal day."""
    existing = [one for one in days_off if one.day == day]
    if reason is None:
        return removed(existing)
    if not existing:
        return added([DayOff(day=day, reason=reason)])
    wanted = replace(existing[0], reason=reason)
    return [] if wanted == existing[0] else [Change(existing[0], replace(wanted, written=now()))]


def _become(line: PlanLine, wanted: PlanLine | None, today: date) -> list[Change]:
    """Replace a line by `wanted` from today on: end a line that has begun yesterday, edit or remove a future one."""
    if wanted is not None and replace(wanted, id=line.id) == line:
        return []
    if line.valid_from >= today:
        return [Change(line, replace(wanted, written=now()) if wanted else None)]
    ended = Change(line, replace(line, valid_to=today - timedelta(days=1), written=now()))
    if wanted is None:
        return [ended]
    return [ended, *added([replace(wanted, id=new_id(), valid_from=today, written=now())])]
