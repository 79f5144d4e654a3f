"""The displayed and spoken texts of a guided session."""

from collections.abc import Iterable

from diary.cues.tone import Name
from diary.domain.catalogue import exercise
from diary.domain.exercise import Exercise
from diary.domain.guided.amount import Done
from diary.domain.guided.cue import Cue
from diary.domain.guided.script import Run, RunPart, Step
from diary.domain.guided.snapshot import Snapshot
from diary.domain.rounding import whole
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.exercises.dose_words import next_side_in_words, side_in_words

SOUNDS: dict[str, Name] = {
    "start": "start",
    "three": "count",
    "two": "count",
    "one": "count",
    "change-side": "change",
    "rest": "change",
    "exercise-done": "change",
    "all-done": "change",
}
COUNTED = ("three", "two", "one")


def part_of(run: Run, step: Step) -> RunPart:
    """The part of the run that contains a step."""
    return next(part for part in run if part.exercise.key == step.exercise)


def title_of(part: RunPart, step: Step) -> str:
    """The name of the exercise, or during a rest the title of the rest."""
    return _("Rest") if step.kind == "rest" else _(part.exercise.name)


def words_below_title(part: RunPart, step: Step) -> str:
    """The number of the set; during a rest the next set ("Then left leg, 3 of 3") or the next exercise."""
    if step.kind != "rest":
        return set_in_words(part, step)
    side = next_side_in_words(part.dose, step.side)
    if step.set_count <= 1:
        return side or _("Then {exercise}").format(exercise=_(part.exercise.name))
    if not side:
        return _("Then {n} of {m}").format(n=step.set_number, m=step.set_count)
    return _("{next_side}, {n} of {m}").format(next_side=side, n=step.set_number, m=step.set_count)


def rest_words(part: RunPart) -> str:
    """The instructions for a rest."""
    if part.exercise.position == "standing":
        return _("Breathe as you like. Stay near what you hold on to.")
    return _("Breathe as you like.")


def set_in_words(part: RunPart, step: Step) -> str:
    """ "Left leg, 2 of 3"."""
    side = side_in_words(part.dose, step.side)
    count = _("{n} of {m}").format(n=step.set_number, m=step.set_count) if step.set_count > 1 else ""
    return _(", ").join(filter(None, (side, count)))


def count_in_words(shown: Snapshot) -> tuple[str, str]:
    """The number in the ring and its unit."""
    step, left = shown.step, max(1, shown.seconds_left or 1)
    if step is None:
        return "", ""
    if step.kind not in {"work", "rest"}:
        names = {
            "safety": _("Read this first"),
            "count-in": _("Get ready"),
            "change": _("Change sides"),
        }
        return "" if step.seconds is None else str(left), names[step.kind]
    if step.seconds is None and step.kind == "work":
        return "", _("Press Done when you are")
    if step.measure == "repetitions" and step.repetitions is not None:
        number = min(step.repetitions, shown.repetitions_done + 1)
        return str(number), _("of {n}").format(n=step.repetitions)
    if step.measure == "minutes":
        return f"{left // 60}:{left % 60:02}", _("minutes to go")
    return str(left), ngettext("second", "seconds", left)


def spoken(cue: Cue, run: Run, step: Step | None = None) -> str:
    """The spoken text of a cue; empty if it is only a sound.

    `step` is the current one: a rest announces the next set.
    """
    if cue.kind == "rest" and step is not None and step.kind == "rest":
        seconds = whole(step.seconds or 0)
        rest = ngettext("Rest, {n} second", "Rest, {n} seconds", seconds).format(n=seconds)
        return _("{rest}. {then}.").format(rest=rest, then=words_below_title(part_of(run, step), step))
    part = next((one for one in run if one.exercise.key == cue.exercise), None)
    name = _(part.exercise.name) if part else ""
    side = side_in_words(part.dose, cue.side) if part else ""
    words = {
        "start": _(", ").join(filter(None, (name, side))),
        "halfway": _("Halfway"),
        "three": "3",
        "two": "2",
        "one": "1",
        "change-side": _("Change: {side}").format(side=side) if side else _("Change sides"),
        "rest": _("Rest"),
        "exercise-done": _("{exercise}: done").format(exercise=name),
        "all-done": _("That was all"),
        "paused-after-sleep": _("Paused while the computer slept"),
    }
    return words[cue.kind]


def amount_in_words(done: Done) -> str:
    """The amount of an exercise: "3 sets, 15 s"; empty if unknown."""
    parts = []
    if done.sets:
        parts.append(ngettext("{n} set", "{n} sets", done.sets).format(n=done.sets))
    if done.repetitions:
        parts.append(ngettext("{n} time", "{n} times", done.repetitions).format(n=done.repetitions))
    if done.hold_seconds:
        parts.append(_("{n} s").format(n=done.hold_seconds))
    if done.minutes:
        parts.append(_("{n} min").format(n=locale_format.rating(done.minutes)))
    return _(", ").join(parts)


def safety_lines(part: RunPart) -> str:
    """The safety lines to acknowledge before balance work."""
    lines: Iterable[str] = (*part.exercise.safety, *part.exercise.stop)
    return " ".join(_(line) for line in lines) or _("Keep a hand on something that cannot move.")


def exercise_of(run: Run, key: str) -> Exercise | None:
    """An exercise of the run, or of the catalogue; None if unknown."""
    return next((part.exercise for part in run if part.exercise.key == key), None) or exercise(key)
