"""Activities that other programs recorded, in minutes, and what each of them is in the diary."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from diary import paths
from diary.domain.resource_table import read_table
from diary.domain.rounding import fixed
from diary.formats.importing.aliases import folded
from diary.formats.importing.converting import Reading
from diary.formats.importing.mapping import ASK, UNKNOWN, Thing
from diary.i18n import _

FILE = "import/activities.toml"
_LABEL = "Workout: "
_UNSAID = "Workout"
"""The label of the activities of which the file does not say what was done."""


class Activity(NamedTuple):
    """One recorded activity: what was done (empty where the file does not say), its local begin, and its minutes."""

    name: str
    begin: datetime
    minutes: float


def name_of(numbers: str, number: int) -> str:
    """The name for a number of a list of the file ("fit", "health-connect"); empty where the number says nothing."""
    name = _file()[numbers].get(f"{number}", "")
    return name if isinstance(name, str) else ""


def reading_of(activity: Activity, row: int) -> Reading:
    """The reading of an activity, whose text is its minutes, with one decimal."""
    label = f"{_LABEL}{activity.name}" if activity.name else _UNSAID
    begin = activity.begin.replace(microsecond=0)
    return Reading(label, fixed(activity.minutes, 1), begin.date(), row, begin.time(), begin)


def thing_of(label: str) -> Thing:
    """An exercise in minutes; what nobody said has to be asked, and being carried is none."""
    name = label.removeprefix(_LABEL)
    if label == _UNSAID:
        return Thing(label, ASK, _("Activity"), category="aerobic", amount="minutes")
    meaning = UNKNOWN if folded(name) in _carried() else "exercise"
    return Thing(label, meaning, name, _exercises().get(folded(name), ""), category="aerobic", amount="minutes")


@cache
def _exercises() -> dict[str, str]:
    return {folded(name): key for key, names in _file()["exercises"].items() for name in names}


@cache
def _carried() -> frozenset[str]:
    return frozenset(folded(name) for name in _file()["carried"]["names"])


@cache
def _file() -> dict[str, Any]:
    return read_table(paths.resources() / FILE)
