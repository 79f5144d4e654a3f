"""Days as plain JSON values, for `show --json` and the wide CSV; unrecorded values are absent."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

from diary.domain.duration import minutes_of
from diary.domain.event import Event
from diary.domain.excerpt import DATED, Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.kinds import KIND_OF
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff
from diary.domain.record import Entry
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.formats.record_json import plain
from diary.i18n import _

_AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "distance_km")
_ADD_UP = ("sets", "minutes", "distance_km")


def days(excerpt: Excerpt) -> list[dict[str, Any]]:
    """One object for each day with an entry, oldest first; entries of the kinds in `others` have all their fields."""
    by_day: dict[dt.date, dict[str, Any]] = defaultdict(dict)
    parts = {**_PARTS, **{DATED[kind]: (kind, _whole) for kind in others()}}
    for name, (kind, plain_part) in parts.items():
        for day, entries in _by_day(excerpt.of_kind(kind)).items():
            if (part := plain_part(entries)) != []:
                by_day[day][name] = part
    return [{"day": day.isoformat(), **by_day[day]} for day in sorted(by_day)]


def others() -> tuple[type[Entry], ...]:
    """The kinds of entry that `_PARTS` has no conversion for; their key is the name of their `Excerpt` field."""
    own = {kind for kind, _plain in _PARTS.values()}
    return tuple(kind for kind in DATED if kind not in own)


def others_in_words(day: Mapping[str, Any]) -> list[str]:
    """A day's entries of the kinds in `others`, kind by kind: "Meals: Soup, hot; Bread"."""
    kinds = [kind for kind in map(KIND_OF.get, others()) if kind and kind.field in day]
    return [_("{name}: {what}").format(name=_(kind.title), what=all_values_in_words(day[kind.field])) for kind in kinds]


def all_values_in_words(entries: Iterable[Mapping[str, Any]]) -> str:
    """All values of the entries as text: fields separated by commas, entries by semicolons."""
    return "; ".join(_(", ").join(map(str, entry.values())) for entry in entries)


def _whole(entries: list[Any]) -> list[dict[str, Any]]:
    metadata = ("id", "written", "origin", "day")
    return [{name: value for name, value in plain(entry).items() if name not in metadata} for entry in entries]


def _by_day(entries: Iterable[Any]) -> dict[dt.date, list[Any]]:
    by_day: dict[dt.date, list[Any]] = defaultdict(list)
    for entry in entries:
        by_day[entry.day].append(entry)
    return by_day


def _without_blanks(entry: Entry, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in names}
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _value(ratings: Iterable[Rating], symptom: str) -> float:
    """The day's value: the mean of its evening ratings, or without any the mean of its momentary ratings."""
    mine = [one for one in ratings if one.symptom == symptom]
    evening = [float(one.value) for one in mine if one.time is None]
    return fmean(evening or [float(one.value) for one in mine])


def _of_moments(ratings: Sequence[Rating]) -> list[str]:
    """The symptoms without an evening rating, whose day's value is the mean of momentary ratings."""
    evening = {one.symptom for one in ratings if one.time is None}
    return list(dict.fromkeys(one.symptom for one in ratings if one.symptom not in evening))


def _moments(ratings: Sequence[Rating]) -> list[dict[str, Any]]:
    """The momentary ratings, by symptom and time."""
    timed = [one for one in ratings if one.time is not None]
    return [
        {"symptom": one.symptom, "time": one.time.isoformat("minutes"), "value": one.value}
        for one in sorted(timed, key=lambda one: (one.symptom, one.time or dt.time.min))
        if one.time is not None
    ]


def moments_of(day: Mapping[str, Any]) -> dict[str, list[tuple[str, float]]]:
    """Time and value of the momentary ratings of one of `days`, by symptom."""
    moments: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for one in day.get("moments", ()):
        moments[one["symptom"]].append((one["time"], one["value"]))
    return moments


def _evenings(ratings: Sequence[Rating]) -> list[dict[str, Any]]:
    """The symptoms with several evening ratings, whose mean is the day's value, with these ratings."""
    values: dict[str, list[float]] = defaultdict(list)
    for one in ratings:
        if one.time is None:
            values[one.symptom].append(one.value)
    return [{"symptom": symptom, "values": given} for symptom, given in values.items() if len(given) > 1]


def _amounts(entries: Iterable[ExerciseDone]) -> dict[str, dict[str, float]]:
    """The amounts by exercise: sets, minutes and kilometres are summed, repetitions and hold (s) are the last ones."""
    by_exercise: dict[str, dict[str, float]] = defaultdict(dict)
    for one in entries:
        amounts = by_exercise[one.exercise]
        for name in _AMOUNTS:
            amount = getattr(one, name)
            if amount is not None:
                amounts[name] = amount + (amounts.get(name, 0) if name in _ADD_UP else 0)
    return by_exercise


def _minutes(entries: Sequence[ExerciseDone]) -> dict[str, float] | list[None]:
    """The sum of the day's exercise minutes and the part derived from doses; an empty list without any."""
    minutes = minutes_of(entries)
    if minutes.whole is None:
        return []
    return {"all": minutes.whole} | ({} if minutes.derived is None else {"by_dose": minutes.derived})


def _all(*names: str) -> Callable[[list[Any]], list[dict[str, Any]]]:
    """A function that returns each entry's non-empty fields among `names`."""
    return lambda entries: [_without_blanks(one, names) for one in entries]


_PARTS: dict[str, tuple[type[Entry], Callable[[list[Any]], Any]]] = {
    "ratings": (
        Rating,
        lambda entries: {key: _value(entries, key) for key in dict.fromkeys(one.symptom for one in entries)},
    ),
    "of_moments": (Rating, _of_moments),
    "moments": (Rating, _moments),
    "evenings": (Rating, _evenings),
    "where": (SiteMark, _all("site", "symptom", "value")),
    "how_far_up": (Extent, lambda entries: {one.limb: one.level for one in entries}),
    "exercises": (ExerciseDone, _amounts),
    "exercise_minutes": (ExerciseDone, _minutes),
    "treatments": (TreatmentDone, lambda entries: list(dict.fromkeys(one.treatment for one in entries))),
    "treatment_changes": (TreatmentEvent, _all("treatment", "turn", "dose", "times", "text")),
    "measurements": (Measurement, lambda entries: {one.quantity: one.value for one in entries}),
    "events": (Event, _all("event", "text", "count", "hurt", "place")),
    "day_off": (DayOff, lambda entries: entries[0].reason),
    "note": (Note, lambda entries: "\n".join(one.text for one in entries)),
}
