"""Activities with durations that other programs recorded, and the diary's item for each of them."""

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
"""The label of activities whose type is not in the file."""


class Activity(NamedTuple):
    """One recorded activity: its type (empty if the file has none), its local start, and its minutes."""

    name: str
    begin: datetime
    minutes: float


def name_of(numbers: str, number: int) -> str:
    """The name of a numeric code in one of the lists ("fit", "health-connect"); empty for a code without a name."""
    name = _file()[numbers].get(f"{number}", "")
    return name if isinstance(name, str) else ""


def reading_of(activity: Activity, row: int) -> Reading:
    """The reading of an activity, whose text is its minutes with one decimal."""
    label = f"{_LABEL}{activity.name}" if activity.name else _UNSAID
    begin = activity.begin.replace(microsecond=0)
    return Reading(label, fixed(activity.minutes, 1), begin.date(), row, begin.time(), begin)


def thing_of(label: str) -> Thing:
    """An exercise measured in minutes; the type is asked for if it is unknown, and passive transport is not
    imported."""
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
