"""What is sounded or spoken in a guided session, and when."""

from dataclasses import dataclass
from typing import Literal

from diary.domain.guided.script import Step, StepKind

CueKind = Literal[
    "start",
    "halfway",
    "three",
    "two",
    "one",
    "change-side",
    "rest",
    "exercise-done",
    "all-done",
    "paused-after-sleep",
]

_AT_FIRST: dict[StepKind, CueKind] = {"work": "start", "change": "change-side", "rest": "rest"}
_LAST: tuple[tuple[float, CueKind], ...] = ((3.0, "three"), (2.0, "two"), (1.0, "one"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to be heard or said now; the exercise is empty where all are done."""

    kind: CueKind
    exercise: str
    side: str = ""


def cue_moments(step: Step) -> tuple[tuple[float, CueKind], ...]:
    """The cues of a step with the seconds after its beginning, in their order.

    The last three seconds of each step are counted. Halfway is told of work alone, and only where it comes before
    those. Nothing else is said at the moment that a step begins with its own cue.
    """
    first = _AT_FIRST.get(step.kind)
    moments: list[tuple[float, CueKind]] = [(0.0, first)] if first else []
    if step.seconds is None:
        return tuple(moments)
    if step.kind == "work" and step.seconds / 2 < step.seconds - 3:
        moments.append((step.seconds / 2, "halfway"))
    moments += [
        (step.seconds - left, kind)
        for left, kind in _LAST
        if step.seconds > left or (first is None and step.seconds == left)
    ]
    return tuple(moments)
