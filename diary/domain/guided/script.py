"""The sequence of steps of one exercise in a guided session."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from diary.domain.exercise import Dose, Exercise

StepKind = Literal["safety", "count-in", "work", "change", "rest"]
Measure = Literal["hold", "repetitions", "minutes", "untimed", ""]

COUNT_IN_SECONDS = 3.0
BALANCE_COUNT_IN_SECONDS = 5.0
CHANGE_SECONDS = 5.0
REST_SECONDS = 10.0
LONG_HOLD_SECONDS = 10
"""Holds of at least this length are done as one set per repetition, with a rest after each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an exercise in a guided session.

    Kinds: "safety" waits until the safety lines are acknowledged; "count-in", "change" (of side) and "rest" prepare
    the set given by their side and numbers; "work" is the set itself. `side` is "left", "right", "forwards",
    "backwards" or empty. `seconds` is the duration, None for a step that waits for the person. For work, `measure` is
    what is counted; `enough_seconds` the time after which it may be marked as done (0: at any time; None: it waits);
    `pace` the seconds per repetition or cycle of the movement; `held` the seconds of hold per repetition or set.
    """

    kind: StepKind
    exercise: str
    side: str = ""
    set_number: int = 1
    set_count: int = 1
    seconds: float | None = None
    measure: Measure = ""
    repetitions: int | None = None
    enough_seconds: float | None = None
    pace: float | None = None
    held: float = 0.0

    @property
    def has_sets(self) -> bool:
        """Whether sets can be added to this work."""
        return self.measure in {"hold", "repetitions"}


@dataclass(frozen=True, slots=True)
class RunPart:
    """One exercise of a guided session, with its steps."""

    exercise: Exercise
    dose: Dose
    steps: tuple[Step, ...]

    @property
    def work(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.kind == "work")


Run = tuple[RunPart, ...]
"""The exercises of a guided session in their order, each of them once."""


def part(exercise: Exercise, dose: Dose | None = None) -> RunPart:
    """The steps of the exercise with the given dose (default: the exercise's own)."""
    return RunPart(exercise, dose or exercise.dose, script(exercise, dose or exercise.dose))


def sides(dose: Dose) -> tuple[str, ...]:
    """The sides in order; all sets of a side are done before the next."""
    if dose.side == "each-way":
        return ("forwards", "backwards")
    return ("left", "right") if dose.has_sides else ("",)


def script(exercise: Exercise, dose: Dose) -> tuple[Step, ...]:
    """The steps of the exercise: safety lines (balance exercises only), a count-in, then the sets of each side.

    For a range the steps have its upper end; the lower end is enough to be marked as done.
    """
    work = _work(exercise, dose)
    count = _set_count(dose)
    steps: list[Step] = []
    for side in sides(dose):
        for number in range(1, count + 1):
            one = replace(work, side=side, set_number=number, set_count=count)
            steps += [*_lead(exercise, one, is_first=not steps), one]
    return tuple(steps)


def with_added_set(steps: Iterable[Step], index: int) -> tuple[Step, ...]:
    """The steps with one more set for the side of step `index` and for each later side.

    Indices up to that step do not change. Work without sets is not changed.
    """
    former = tuple(steps)
    coming = {step.side for step in former[index:]}
    longer: list[Step] = []
    for step in former:
        if step.side not in coming:
            longer.append(step)
            continue
        longer.append(replace(step, set_count=step.set_count + 1))
        if step.kind == "work" and step.set_number == step.set_count:
            added = replace(longer[-1], set_number=step.set_number + 1)
            longer += [_preparation(added, "rest", REST_SECONDS), added]
    return tuple(longer) if former[-1].has_sets else former


def _are_holds_sets(dose: Dose) -> bool:
    return dose.hold_seconds is not None and dose.hold_seconds >= LONG_HOLD_SECONDS


def _set_count(dose: Dose) -> int:
    if dose.repetitions and _are_holds_sets(dose):
        return (dose.sets or 1) * dose.repetitions[1]
    return dose.sets or 1


def _work(exercise: Exercise, dose: Dose) -> Step:
    """One set of the exercise, without its side and numbers."""
    bare = Step(kind="work", exercise=exercise.key, pace=exercise.tempo)
    if dose.hold_seconds and (not dose.repetitions or _are_holds_sets(dose)):
        hold = float(dose.hold_seconds)
        return replace(bare, measure="hold", seconds=hold, held=hold, enough_seconds=0.0 if dose.at_most else hold)
    if dose.repetitions:
        enough, count = dose.repetitions
        held = float(dose.hold_seconds or 0)
        pace = exercise.tempo + held
        return replace(
            bare,
            measure="repetitions",
            repetitions=count,
            pace=pace,
            held=held,
            seconds=count * pace,
            enough_seconds=0.0 if dose.at_most else enough * pace,
        )
    if dose.minutes:
        shortest, longest = dose.minutes
        return replace(bare, measure="minutes", seconds=longest * 60.0, enough_seconds=shortest * 60.0)
    return replace(bare, measure="untimed")


def _lead(exercise: Exercise, work: Step, *, is_first: bool) -> list[Step]:
    """The steps that precede a set: safety lines, count-in, change of side, or rest."""
    if not is_first:
        if work.set_number == 1:
            return [_preparation(work, "change", CHANGE_SECONDS)]
        return [_preparation(work, "rest", REST_SECONDS)]
    if exercise.balance:
        return [
            _preparation(work, "safety", None),
            _preparation(work, "count-in", BALANCE_COUNT_IN_SECONDS),
        ]
    return [_preparation(work, "count-in", COUNT_IN_SECONDS)]


def _preparation(work: Step, kind: StepKind, seconds: float | None) -> Step:
    return Step(
        kind=kind,
        exercise=work.exercise,
        side=work.side,
        set_number=work.set_number,
        set_count=work.set_count,
        seconds=seconds,
    )
