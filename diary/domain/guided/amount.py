"""The amount of an exercise that was actually done in a guided session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diary.domain.exercise import ExerciseDone
from diary.domain.guided.script import RunPart, Step, sides
from diary.domain.rounding import rounded

LEAST_SECONDS = {"hold": 1.0, "minutes": 3.0, "untimed": 3.0}
"""Minimum seconds of a set that count as done, by measure; three seconds round to 0.1 minutes."""
MOST_MINUTES = 24 * 60.0
HAIR = 1e-6
"""Tolerance in seconds, larger than the rounding error of sums of floating-point times."""


@dataclass(frozen=True, slots=True)
class SetDone:
    """The seconds and repetitions done of one set; `part` is the index of its exercise in the run."""

    part: int
    side: str
    set_number: int
    seconds: float
    repetitions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The amounts done of one exercise; fields that its dose does not have are None.

    Sets are counted per side; repetitions and seconds of hold are means over the sets, rounded down.
    """

    exercise: str
    sets: int | None = None
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: float | None = None


def repetitions_in(step: Step, seconds: float) -> int:
    """How many whole repetitions of the step fit into the seconds."""
    if step.repetitions is None or step.pace is None:
        return 0
    return min(step.repetitions, int((seconds + HAIR) / step.pace))


def set_done(index: int, step: Step, seconds: float) -> SetDone | None:
    """The amount done in so many seconds of the step; None if it is too little to count."""
    repetitions = repetitions_in(step, seconds)
    if step.measure == "repetitions" and not repetitions:
        return None
    if step.seconds is not None and seconds + HAIR < LEAST_SECONDS.get(step.measure, 0.0):
        return None
    return SetDone(index, step.side, step.set_number, seconds, repetitions)


def total(part: RunPart, sets: Sequence[SetDone]) -> Done | None:
    """The total of the sets of one exercise; None without sets."""
    if not sets:
        return None
    step = part.work[0]
    seconds = sum(one.seconds for one in sets)
    count = max(1, len(sets) // len(sides(part.dose)))
    hold = seconds / len(sets) if step.measure == "hold" else step.held
    return Done(
        exercise=part.exercise.key,
        sets=count if part.dose.sets or count > 1 else None,
        repetitions=sum(one.repetitions for one in sets) // len(sets) or None,
        hold_seconds=int(hold + HAIR) or None,
        minutes=_minutes(seconds) if step.measure == "minutes" or part.exercise.is_timed else None,
    )


def _minutes(seconds: float) -> float | None:
    return min(MOST_MINUTES, max(0.1, rounded(seconds / 60, 1))) if seconds > 0 else None


def entry(done: Done, day: date) -> ExerciseDone:
    """The amounts as a record of the day."""
    return ExerciseDone(
        day=day,
        exercise=done.exercise,
        sets=done.sets,
        repetitions=done.repetitions,
        hold_seconds=done.hold_seconds,
        minutes=done.minutes,
    )
