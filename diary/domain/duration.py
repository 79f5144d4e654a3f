"""The duration of exercise: minutes that were recorded, and minutes derived from the dose."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from diary.domain import catalogue
from diary.domain.exercise import Exercise, ExerciseDone


class Minutes(NamedTuple):
    """The minutes of several exercises: `recorded` by the person, and `derived` from the doses of the others.

    Each is `None` if no exercise has minutes of that kind; see `minutes_done`.
    """

    recorded: float | None
    derived: float | None

    @property
    def whole(self) -> float | None:
        """The sum of both; `None` if both are `None`."""
        known = [part for part in self if part is not None]
        return sum(known) if known else None

    def over(self, number: float) -> "Minutes":
        """Both kinds divided by `number`, for a mean per day or per week."""
        return Minutes(*(None if part is None else part / number for part in self))


UNTIMED = Minutes(None, None)


def together(several: Iterable[Minutes]) -> Minutes:
    """The sum of each kind."""
    kinds = zip(*several, strict=True)
    sums = [sum(known) if (known := [part for part in kind if part is not None]) else None for kind in kinds]
    return Minutes(*sums) if sums else UNTIMED


def minutes_done(done: ExerciseDone, exercise: Exercise | None) -> float | None:
    """The duration of an exercise in minutes, `None` if it is not known; durations are never guessed.

    Minutes that the person recorded take precedence. Otherwise the duration is computed from the dose if that is
    exact: sets x seconds of hold x sides / 60 (3 x 15 s each leg is 1.5 minutes under load), or a fixed number of
    minutes x sides. It is `None` for repetitions, for ranges ("20 to 30 min"), and for imported entries, for which no
    dose was shown. `exercise` is the entry of the catalogue, `None` for an exercise of the person's own.
    """
    if done.minutes is not None:
        return done.minutes
    dose = exercise.dose if exercise and not done.origin else None
    sides = 2 if exercise and exercise.dose.side.startswith("each-") else 1
    sets = done.sets or (dose.sets if dose else None)
    hold = done.hold_seconds or (dose.hold_seconds if dose else None)
    if sets and hold:
        return sets * hold * sides / 60
    if exercise and dose and dose.minutes and dose.minutes[0] == dose.minutes[1] and not exercise.is_timed:
        return float(dose.minutes[0] * sides)
    return None


def minutes_of(exercises: Iterable[ExerciseDone]) -> Minutes:
    """The sum of the minutes of these exercises, the rule for every displayed duration."""
    recorded, derived = list[float](), list[float]()
    for done in exercises:
        minutes = minutes_done(done, catalogue.exercise(done.exercise))
        if minutes is not None:
            (derived if done.minutes is None else recorded).append(minutes)
    return Minutes(sum(recorded) if recorded else None, sum(derived) if derived else None)


def minutes_by_day(exercises: Iterable[ExerciseDone]) -> dict[date, Minutes]:
    """The minutes of each day with exercise; other days are not in the mapping."""
    days: dict[date, list[ExerciseDone]] = defaultdict(list)
    for done in exercises:
        days[done.day].append(done)
    return {day: minutes_of(mine) for day, mine in days.items()}
