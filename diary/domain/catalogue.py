"""What the program brings along: one TOML file an exercise in `resources/catalogue/exercises`, and `general.toml`."""

from collections.abc import Callable, Iterable
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths
from diary.domain.exercise import CATEGORIES, Dose, Exercise
from diary.domain.record import InvalidEntryError
from diary.i18n import N_, _

_Kind = tuple[Callable[[object], bool], str]


class GeneralLines(NamedTuple):
    """What holds for every exercise and is said once, not yet translated.

    `before`, `during` and `stop` are what to see to at these moments; `studies` is what studies support, and no more.
    """

    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    studies: str = ""


def exercise_from(path: Path) -> Exercise:
    """The exercise that the file describes; raises `InvalidEntryError` with a sentence that names file and field."""
    try:
        table = _table_of(path)
        _require(table, ("name", "category", "dose"))
        _check(table, _EXERCISE_KINDS)
        dose: dict[str, Any] = table.pop("dose")
        _check(dose, _DOSE_KINDS, "dose.")
        for key in {"repetitions", "minutes"} & dose.keys():
            dose[key] = tuple(dose[key]) if isinstance(dose[key], list) else (dose[key], dose[key])
        return Exercise(key=path.stem, dose=Dose(**dose), **_with_tuples(table))
    except (OSError, ValueError) as trouble:
        raise _named(path, trouble) from trouble


def general_lines_from(path: Path) -> GeneralLines:
    """The general lines that the file holds; raises `InvalidEntryError` with a sentence that names file and field."""
    try:
        table = _table_of(path)
        _require(table, _GENERAL_KINDS)
        _check(table, _GENERAL_KINDS)
        return GeneralLines(**_with_tuples(table))
    except (OSError, ValueError) as trouble:
        raise _named(path, trouble) from trouble


_LONGEST_KEY = 100
"""No name of a file in the catalogue is longer; the system refuses to look for one that is far longer."""


@cache
def exercise(key: str) -> Exercise | None:
    """The exercise of that key, of which only the one file is read; None where the catalogue has no sound one."""
    path = _folder() / "exercises" / f"{key}.toml"
    if len(key) > _LONGEST_KEY or path.name != f"{key}.toml" or not path.is_file():
        return None
    try:
        return exercise_from(path)
    except InvalidEntryError:
        return None


def exercises() -> dict[str, Exercise]:
    """The sound exercises of the catalogue by key, category after category, in each by the name of the file."""
    return _shelf()[0]


def broken() -> tuple[str, ...]:
    """One sentence for each file of the catalogue that cannot be read; the others are there without it."""
    return _shelf()[1] + _general()[1]


def general_lines() -> GeneralLines:
    """The lines that hold for every exercise; empty where their file is broken, which `broken` then says."""
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


def _table_of(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a start in which no exercise is planned does without

    return tomllib.loads(path.read_text(encoding="utf-8"))


def _require(table: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if name not in table or table[name] in ("", {}):
            raise InvalidEntryError(_("“{name}” is missing").format(name=name))


def _check(table: dict[str, Any], kinds: dict[str, _Kind], within: str = "") -> None:
    """Raises `InvalidEntryError` at the first entry that is not known or not of its kind; `within` leads its name."""
    for name, value in table.items():
        if name not in kinds:
            raise InvalidEntryError(_("unknown entry “{name}”").format(name=within + name))
        is_kind, kind = kinds[name]
        if not is_kind(value):
            raise InvalidEntryError(_("“{name}” has to be {kind}").format(name=within + name, kind=_(kind)))


def _with_tuples(table: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


def _named(path: Path, trouble: Exception) -> InvalidEntryError:
    reason = str((trouble.strerror if isinstance(trouble, OSError) else None) or trouble).rstrip(".")
    return InvalidEntryError(
        _("The exercise file {name} cannot be read: {reason}.").format(name=path.name, reason=reason)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_span(value: object) -> bool:
    return _is_whole(value) or (isinstance(value, list) and len(value) == 2 and all(map(_is_whole, value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


_TEXT: _Kind = (_is_text, N_("a text"))
_TEXTS: _Kind = (_are_texts, N_("a list of texts"))
_WHOLE: _Kind = (_is_whole, N_("a whole number"))
_SPAN: _Kind = (_is_span, N_("a whole number, or two in a list"))
_NUMBER: _Kind = (_is_number, N_("a number"))
_SWITCH: _Kind = (_is_switch, N_("true or false"))
_TABLE: _Kind = (_is_table, N_("a table"))

_EXERCISE_KINDS: dict[str, _Kind] = {
    **dict.fromkeys(("name", "category", "position", "seated", "source", "guideline", "note", "feel"), _TEXT),
    **dict.fromkeys(("steps", "safety", "stop"), _TEXTS),
    **dict.fromkeys(("balance", "taught"), _SWITCH),
    "tempo": _NUMBER,
    "dose": _TABLE,
}
_DOSE_KINDS: dict[str, _Kind] = {
    **dict.fromkeys(("sets", "hold_seconds"), _WHOLE),
    **dict.fromkeys(("repetitions", "minutes"), _SPAN),
    **dict.fromkeys(("side", "unit", "words"), _TEXT),
    "at_most": _SWITCH,
}
_GENERAL_KINDS: dict[str, _Kind] = {**dict.fromkeys(("before", "during", "stop"), _TEXTS), "studies": _TEXT}
