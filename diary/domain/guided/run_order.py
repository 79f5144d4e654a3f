"""Selection and order of the exercises of a guided session."""

from collections.abc import Collection, Iterable, Mapping

from diary.domain.exercise import Dose, Exercise
from diary.domain.guided.script import Run, RunPart, Step, part
from diary.domain.plan.plan import PlanLine, is_done
from diary.domain.rounding import whole

ORDER = ("warm-up", "balance-and-strength", "stretching", "foot", "hand", "mind-and-body", "aerobic")
"""The order of categories: balance early, while the legs are fresh; exercises outside the room last."""

UNTIMED_SECONDS = 60.0
SAFETY_SECONDS = 10.0


def open_exercises(
    lines: Iterable[PlanLine],
    done: Collection[str],
    exercises: Mapping[str, Exercise],
    doses: Mapping[str, Dose],
    chosen: Mapping[str, str] | None = None,
) -> Run:
    """The exercises of the day's plan lines that are not done yet, each once, sorted as in `ORDER`.

    `done` are the keys done on the day. The dose is the line's own, else that in `doses`, else the exercise's.
    `chosen` maps the id of a line with choice "one" to the exercise selected (default: its first one). Keys that are
    not in `exercises` are left out.
    """
    wanted: dict[str, RunPart] = {}
    for line in lines:
        for key in _open_keys(line, done, exercises, chosen or {}):
            own = line.dose if len(line.exercises) == 1 else None
            wanted.setdefault(key, part(exercises[key], own or doses.get(key)))
    return in_order(wanted.values())


def in_order(parts: Iterable[RunPart]) -> Run:
    """The exercises sorted by category as in `ORDER`; the sort is stable within a category."""
    return tuple(sorted(parts, key=lambda one: ORDER.index(one.exercise.category)))


def needs_warm_up(run: Run, done: Collection[str], exercises: Mapping[str, Exercise]) -> bool:
    """Whether the run has a stretch with no warm-up before it, in the run or among those done on the day."""
    if any(key in exercises and exercises[key].category == "warm-up" for key in done):
        return False
    categories = [one.exercise.category for one in run]
    if "stretching" not in categories:
        return False
    return "warm-up" not in categories[: categories.index("stretching")]


def estimated_minutes(run: Run) -> int:
    """The approximate duration of the run in minutes, at least 1."""
    seconds = sum(_estimated_seconds(step) for one in run for step in one.steps)
    return max(1, whole(seconds / 60))


def _open_keys(
    line: PlanLine, done: Collection[str], exercises: Mapping[str, Exercise], chosen: Mapping[str, str]
) -> list[str]:
    if is_done(line.exercises, line.choice, done):
        return []
    known = [key for key in line.exercises if key in exercises]
    if line.choice != "one":
        return [key for key in known if key not in done]
    return [chosen[line.id]] if chosen.get(line.id) in known else known[:1]


def _estimated_seconds(step: Step) -> float:
    if step.seconds is not None:
        return step.seconds
    return SAFETY_SECONDS if step.kind == "safety" else UNTIMED_SECONDS
