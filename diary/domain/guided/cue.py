"""The audible cues of a guided session (sounds and speech), and their times."""

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
    """A cue to play or speak now; the exercise is empty when all are done."""

    kind: CueKind
    exercise: str
    side: str = ""


def cue_moments(step: Step) -> tuple[tuple[float, CueKind], ...]:
    """The cues of a step, each with its time in seconds after the step's start, in order.

    The last three seconds of each step are counted down. "Halfway" is only for work, and only before the countdown.
    At the start of a step with a cue of its own there is no other cue.
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
