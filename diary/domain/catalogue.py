"""The built-in exercises: one TOML file each in `resources/catalogue/exercises`, and `general.toml`."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths
from diary.domain.exercise import CATEGORIES, Dose, Exercise
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import (
    NUMBER,
    SPAN,
    SWITCH,
    TABLE,
    TEXT,
    TEXTS,
    WHOLE,
    EntryType,
    check,
    read_table,
    reason,
    require,
    with_tuples,
)
from diary.i18n import _


class GeneralLines(NamedTuple):
    """Advice that applies to every exercise, not yet translated.

    `before`, `during` and `stop` are the precautions before and during exercise and the reasons to stop; `studies`
    summarises the evidence.
    """

    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    studies: str = ""


def exercise_from(path: Path) -> Exercise:
    """Read an exercise from its file; raises `InvalidEntryError` with a sentence that names file and field."""
    try:
        table = read_table(path)
        require(table, ("name", "category", "dose"))
        check(table, _EXERCISE_KINDS)
        dose: dict[str, Any] = table.pop("dose")
        check(dose, _DOSE_KINDS, "dose.")
        for key in {"repetitions", "minutes"} & dose.keys():
            dose[key] = tuple(dose[key]) if isinstance(dose[key], list) else (dose[key], dose[key])
        return Exercise(key=path.stem, dose=Dose(**dose), **with_tuples(table))
    except (OSError, ValueError) as trouble:
        raise _named(path, trouble) from trouble


def general_lines_from(path: Path) -> GeneralLines:
    """Read the general advice from its file; raises `InvalidEntryError` with a sentence that names file and field."""
    try:
        table = read_table(path)
        require(table, _GENERAL_KINDS)
        check(table, _GENERAL_KINDS)
        return GeneralLines(**with_tuples(table))
    except (OSError, ValueError) as trouble:
        raise _named(path, trouble) from trouble


_LONGEST_KEY = 100
"""Maximum length of an exercise key; the operating system raises an error for much longer file names."""


@cache
def exercise(key: str) -> Exercise | None:
    """The exercise with that key, reading only its own file; None if it does not exist or is invalid."""
    path = _folder() / "exercises" / f"{key}.toml"
    if len(key) > _LONGEST_KEY or path.name != f"{key}.toml" or not path.is_file():
        return None
    try:
        return exercise_from(path)
    except InvalidEntryError:
        return None


def exercises() -> dict[str, Exercise]:
    """All valid exercises by key, sorted by category, then by file name."""
    return _shelf()[0]


def broken() -> tuple[str, ...]:
    """One sentence for each file of the catalogue that is invalid; the others are available all the same."""
    return _shelf()[1] + _general()[1]


def general_lines() -> GeneralLines:
    """The advice for every exercise; empty if its file is invalid, which `broken` then reports."""
    return _general()[0]


@cache
def _shelf() -> tuple[dict[str, Exercise], tuple[str, ...]]:
    sound, troubles = list[Exercise](), list[str]()
    for path in sorted((_folder() / "exercises").glob("*.toml")):
        try:
            sound.append(exercise_from(path))
        except InvalidEntryError as trouble:
            troubles.append(str(trouble))
    order = list(CATEGORIES)
    sound.sort(key=lambda one: (order.index(one.category), one.key))
    return {one.key: one for one in sound}, tuple(troubles)


@cache
def _general() -> tuple[GeneralLines, tuple[str, ...]]:
    try:
        return general_lines_from(_folder() / "general.toml"), ()
    except InvalidEntryError as trouble:
        return GeneralLines(), (str(trouble),)


def _folder() -> Path:
    return paths.resources() / "catalogue"


def _named(path: Path, trouble: Exception) -> InvalidEntryError:
    words = _("The exercise file {name} cannot be read: {reason}.")
    return InvalidEntryError(words.format(name=path.name, reason=reason(trouble)))


_EXERCISE_KINDS: dict[str, EntryType] = {
    **dict.fromkeys(("name", "category", "position", "seated", "source", "guideline", "note", "feel"), TEXT),
    **dict.fromkeys(("steps", "safety", "stop"), TEXTS),
    **dict.fromkeys(("balance", "taught"), SWITCH),
    "tempo": NUMBER,
    "dose": TABLE,
}
_DOSE_KINDS: dict[str, EntryType] = {
    **dict.fromkeys(("sets", "hold_seconds"), WHOLE),
    **dict.fromkeys(("repetitions", "minutes"), SPAN),
    **dict.fromkeys(("side", "unit", "words"), TEXT),
    "at_most": SWITCH,
}
_GENERAL_KINDS: dict[str, EntryType] = {**dict.fromkeys(("before", "during", "stop"), TEXTS), "studies": TEXT}
