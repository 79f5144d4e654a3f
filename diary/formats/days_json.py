"""Days as plain values, for `show --json`; what was not recorded is absent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from statistics import fmean
from typing import Any

from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.symptom import Rating

_AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "distance_km")


def days(excerpt: Excerpt) -> list[dict[str, Any]]:
    """One element for each day with an entry, oldest first."""
    by_day: dict[date, dict[str, Any]] = defaultdict(dict)
    for day, ratings in _by_day(excerpt.ratings).items():
        by_day[day]["ratings"] = {key: _value(ratings, key) for key in dict.fromkeys(one.symptom for one in ratings)}
    for day, exercises in _by_day(excerpt.exercises).items():
        by_day[day]["exercises"] = {one.exercise: _amounts(one) for one in exercises}
    for day, treatments in _by_day(excerpt.treatments).items():
        by_day[day]["treatments"] = list(dict.fromkeys(one.treatment for one in treatments))
    for day, measurements in _by_day(excerpt.measurements).items():
        by_day[day]["measurements"] = {one.quantity: one.value for one in measurements}
    for day, events in _by_day(excerpt.events).items():
        by_day[day]["events"] = [{"event": one.event, **({"text": one.text} if one.text else {})} for one in events]
    for day, notes in _by_day(excerpt.notes).items():
        by_day[day]["note"] = "\n".join(one.text for one in notes)
    return [{"day": day.isoformat(), **by_day[day]} for day in sorted(by_day)]


def _by_day(entries: Iterable[Any]) -> dict[date, list[Any]]:
    found: dict[date, list[Any]] = defaultdict(list)
    for entry in entries:
        found[entry.day].append(entry)
    return found


def _value(ratings: Iterable[Rating], symptom: str) -> float:
    """The day's value: the mean of its evening ratings, or of the timed ones where there is no evening rating."""
    mine = [one for one in ratings if one.symptom == symptom]
    evening = [float(one.value) for one in mine if one.time is None]
    return fmean(evening or [float(one.value) for one in mine])


def _amounts(done: ExerciseDone) -> dict[str, float]:
    return {name: amount for name in _AMOUNTS if (amount := getattr(done, name)) is not None}
