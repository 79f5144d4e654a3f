"""The exercises that the program brings along, one TOML file each in `resources/catalogue/exercises`."""

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from diary import paths
from diary.domain.exercise import Dose, Exercise
from diary.domain.record import InvalidEntryError
from diary.i18n import _

_DOSE_KEYS = {field.name for field in fields(Dose)}
_KEYS = {field.name for field in fields(Exercise)} - {"key", "dose"}
_SPANS = ("repetitions", "minutes")
_LISTS = ("steps", "safety", "stop")


def exercise_from(path: Path) -> Exercise:
    """The exercise that the file describes; raises `InvalidEntryError` with a sentence that names the file."""
    import tomllib  # noqa: PLC0415 - a start in which no exercise is planned does without

    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        dose: dict[str, Any] = table.pop("dose")
        if unknown := set(dose) - _DOSE_KEYS:
            raise InvalidEntryError(_("unknown dose “{name}”").format(name=sorted(unknown)[0]))
        for key in _SPANS:
            if key in dose:
                low, high = dose[key] if isinstance(dose[key], list) else (dose[key], dose[key])
                dose[key] = (int(low), int(high))
        texts: dict[str, Any] = {key: tuple(table.pop(key, ())) for key in _LISTS}
        if unknown := set(table) - _KEYS:
            raise InvalidEntryError(_("unknown entry “{name}”").format(name=sorted(unknown)[0]))
        return Exercise(key=path.stem, dose=Dose(**dose), **texts, **table)
    except (KeyError, TypeError, ValueError) as trouble:
        raise InvalidEntryError(
            _("The exercise file {name} cannot be read: {reason}.").format(
                name=path.name, reason=str(trouble).rstrip(".")
            )
        ) from trouble


def _folder() -> Path:
    return paths.resources() / "catalogue" / "exercises"


@cache
def exercise(key: str) -> Exercise | None:
    """The exercise of that key, of which only the one file is read; None where the catalogue has none."""
    path = _folder() / f"{key}.toml"
    return exercise_from(path) if path.name == f"{key}.toml" and path.is_file() else None


@cache
def exercises() -> dict[str, Exercise]:
    """The catalogue by key, in the order of the file names."""
    return {path.stem: exercise_from(path) for path in sorted(_folder().glob("*.toml"))}
