"""The wide CSV, for people: one row per day with an entry, one column per tracked item."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from diary.domain import tracked_items
from diary.domain.excerpt import DATED, Excerpt
from diary.domain.kinds import KINDS
from diary.domain.plan.plan import REASONS
from diary.domain.rounding import rounded, shortest
from diary.domain.site import LIMBS, full_name, level_name, limb_name, site
from diary.domain.tracked_items import in_order
from diary.domain.treatment import TREATMENT_EVENTS
from diary.formats.days_json import all_values_in_words, days, moments_of, others
from diary.formats.exporting.csv_export import table_file
from diary.formats.exporting.format import ExportFormat
from diary.i18n import N_, _

Cells = Iterator[tuple[tuple[str, str], object]]
"""The cells of one day, each with the key of its column: a group of `_TITLES` and the key of an item."""


def write(excerpt: Excerpt, _made_on: date) -> bytes:
    """The table as CSV.

    A rating is the evening's, or the mean of the day's momentary ratings if there is none; a second column says which,
    a third has the momentary ratings. Minutes of an exercise are summed; those of the whole day include minutes derived
    from doses. An exercise or treatment done is 1, an event its count; unrecorded values are empty cells.
    """
    rows = {one["day"]: dict(_cells(one, excerpt)) for one in days(excerpt)}
    met = {place for cells in rows.values() for place in cells}
    places = _in_order(met, excerpt)
    titles = _titles(places, excerpt)
    return table_file((_("Day"), *titles), ([day, *map(cells.get, places)] for day, cells in rows.items()))


def _in_order(places: Collection[tuple[str, str]], excerpt: Excerpt) -> list[tuple[str, str]]:
    """The columns by group, those of a group in the order of the diary's lists."""
    columns: list[tuple[str, str]] = []
    for group in _TITLES:
        keys = {key for other, key in places if other == group}
        if group == "all minutes":
            columns += [(group, key) for key in ("all", "by_dose") if key in keys]
        elif group == "extent":
            columns += [(group, limb) for limb in LIMBS if limb in keys]
        else:
            columns += [(group, key) for key in in_order(_KINDS.get(group, ""), keys, excerpt.definitions)]
    return columns


def _titles(places: list[tuple[str, str]], excerpt: Excerpt) -> list[str]:
    """The title of each column; if titles are equal, the key is appended to distinguish them."""
    titles = [_TITLES[group](key, excerpt) for group, key in places]
    return [
        f"{title} [{key}]" if titles.count(title) > 1 else title
        for title, (_group, key) in zip(titles, places, strict=True)
    ]


def _cells(day: dict[str, Any], excerpt: Excerpt) -> Cells:
    for key, value in day.get("ratings", {}).items():
        yield ("rating", key), rounded(value, 1)
        yield ("rated", key), _made_of(key, day)
    for key, moments in moments_of(day).items():
        yield ("moments", key), "; ".join(f"{time} {shortest(value)}" for time, value in moments)
    for key, value in day.get("measurements", {}).items():
        yield ("measurement", key), value
    for key, amounts in day.get("exercises", {}).items():
        yield ("exercise", key), 1
        if "minutes" in amounts:
            yield ("minutes", key), amounts["minutes"]
    for key, minutes in day.get("exercise_minutes", {}).items():
        yield ("all minutes", key), rounded(minutes, 1)
    for key in day.get("treatments", ()):
        yield ("treatment", key), 1
    yield from _events(day)
    yield from _places(day)
    yield from _worded(day, excerpt)


def _made_of(symptom: str, day: dict[str, Any]) -> str:
    if symptom in day.get("of_moments", ()):
        return _("mean of moments")
    several = {one["symptom"] for one in day.get("evenings", ())}
    return _("mean of several evening ratings") if symptom in several else _("evening")


def _worded(day: dict[str, Any], excerpt: Excerpt) -> Cells:
    """The cells that contain text."""
    for limb, level in day.get("how_far_up", {}).items():
        yield ("extent", limb), level_name(limb, level)
    if "treatment_changes" in day:
        yield ("changes", ""), "; ".join(_change(one, excerpt) for one in day["treatment_changes"])
    if "day_off" in day:
        yield ("day off", ""), _(REASONS[day["day_off"]])
    for name in (DATED[kind] for kind in others()):
        if name in day:
            yield ("other", name), all_values_in_words(day[name])
    if "note" in day:
        yield ("note", ""), day["note"]


def _events(day: dict[str, Any]) -> Cells:
    times: dict[str, int] = {}
    for one in day.get("events", ()):
        times[one["event"]] = times.get(one["event"], 0) + one.get("count", 1)
    for key, count in times.items():
        yield ("event", key), count


def _places(day: dict[str, Any]) -> Cells:
    places: dict[str, list[str]] = {}
    for one in day.get("where", ()):
        places.setdefault(one["symptom"], []).append(full_name(site(one["site"])))
    for symptom, names in places.items():
        yield ("where", symptom), "; ".join(names)


def _change(event: dict[str, Any], excerpt: Excerpt) -> str:
    name = tracked_items.name_of("treatment", event["treatment"], excerpt.definitions)
    words = (name, _(TREATMENT_EVENTS[event["turn"]]), event.get("dose", ""), event.get("times", ""))
    return _(", ").join(filter(None, words))


def _named(kind: str, words: str) -> Callable[[str, Excerpt], str]:
    """A function for the title of a tracked item's column; `words` is a pattern with a placeholder for its name."""
    return lambda key, excerpt: _(words).format(name=tracked_items.name_of(kind, key, excerpt.definitions))


def _measured(key: str, excerpt: Excerpt) -> str:
    name = tracked_items.name_of("measurement", key, excerpt.definitions)
    unit = tracked_items.unit_of(key, excerpt.definitions)
    is_told = not unit or unit.casefold() == name.casefold()
    return name if is_told else _("{name} ({unit})").format(name=name, unit=unit)


_OTHER_TITLES = {kind.field: kind.title for kind in KINDS}
_TITLES: Mapping[str, Callable[[str, Excerpt], str]] = {
    "rating": _named("symptom", N_("{name} (0-10)")),
    "rated": _named("symptom", N_("{name}: evening or moments")),
    "moments": _named("symptom", N_("{name}: moments")),
    "measurement": _measured,
    "exercise": _named("exercise", "{name}"),
    "minutes": _named("exercise", N_("{name} (min)")),
    "all minutes": lambda key, _excerpt: _("Exercise (min)") if key == "all" else _("Of these by the dose (min)"),
    "treatment": _named("treatment", "{name}"),
    "event": _named("event", "{name}"),
    "where": _named("symptom", N_("{name}: where")),
    "extent": lambda key, _excerpt: _("{limb}: how far up").format(limb=limb_name(key)),
    "changes": lambda _key, _excerpt: _("Changes of treatment"),
    "day off": lambda _key, _excerpt: _("Day off the plan"),
    "other": lambda field, _excerpt: _(_OTHER_TITLES[field]),
    "note": lambda _key, _excerpt: _("Note"),
}
_KINDS = {
    "rating": "symptom",
    "rated": "symptom",
    "moments": "symptom",
    "where": "symptom",
    "measurement": "measurement",
    "exercise": "exercise",
    "minutes": "exercise",
    "treatment": "treatment",
    "event": "event",
}
"""The groups whose columns are about tracked items, each with the kind of item."""
FORMAT = ExportFormat("csv-wide", N_("Table, one row for each day (CSV)"), N_("For a spreadsheet"), "csv", write)
