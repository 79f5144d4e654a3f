"""The exercises that the program brings along, one TOML file each in `resources/catalogue/exercises`."""

import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from diary import paths
from diary.domain.exercise import Dose, Exercise
from diary.domain.record import InvalidEntryError
from diary.i18n import _

_DOSE_KEYS = {field.name for field in fields(Dose)}
_SPANS = ("repetitions", "minutes")


def exercise_from(path: Path) -> Exercise:
    """The exercise that the file describes; raises `InvalidEntryError` with a sentence that names the file."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        dose: dict[str, Any] = table.pop("dose")
        if unknown := set(dose) - _DOSE_KEYS:
            raise InvalidEntryError(_("unknown dose “{name}”").format(name=sorted(unknown)[0]))
        for key in _SPANS:
            if key in dose:
                low, high = dose[key] if isinstance(dose[key], list) else (dose[key], dose[key])
                dose[key] = (int(low), int(high))
        return Exercise(key=path.stem, dose=Dose(**dose), **table)
    except (KeyError, TypeError, ValueError) as trouble:
        raise InvalidEntryError(
            _("The exercise file {name} cannot be read: {reason}.").format(
                name=path.name, reason=str(trouble).rstrip(".")
            )
        ) from trouble


@cache
def exercises() -> dict[str, Exercise]:
    """The catalogue by key, in the order of the file names."""
    folder = paths.resources() / "catalogue" / "exercises"
    return {path.stem: exercise_from(path) for path in sorted(folder.glob("*.toml"))}
