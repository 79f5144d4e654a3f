"""A record as one row of the exported tables: typed cells by column name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from diary.domain import tracked_items
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import block_of, item_named, place_of
from diary.domain.background.words import answer_in_words
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import CATEGORIES, Dose, dose_in_short
from diary.domain.kinds import KIND_OF, KINDS, EntryKind
from diary.domain.measurement import Measurement
from diary.domain.plan.plan import REASONS, PlanLine
from diary.domain.record import Entry, Record
from diary.domain.site import LIMBS, Extent, SiteMark, full_name, level_name, site
from diary.domain.symptom import Rating
from diary.domain.treatment import TREATMENT_EVENTS, TreatmentEvent
from diary.domain.visit import Visit
from diary.i18n import N_, _

BEGINNING = ("day", "time", "kind", "key", "name", "value", "unit", "text")
"""The columns that every row has, before those of its own fields."""
END = ("written", "id", "origin")

TITLES: Mapping[str, str] = {
    "day": N_("Day"),
    "time": N_("Time"),
    "kind": N_("Kind"),
    "key": N_("Key"),
    "name": N_("Name"),
    "value": N_("Value"),
    "unit": N_("Unit"),
    "text": N_("Words"),
    "rated": N_("Rated"),
    "sets": N_("Sets"),
    "repetitions": N_("Repetitions"),
    "hold_seconds": N_("Hold (s)"),
    "distance_km": N_("Distance (km)"),
    "dose": N_("Dose"),
    "turn": N_("Change"),
    "times": N_("How taken"),
    "hurt": N_("Hurt"),
    "place": N_("Place"),
    "site": N_("Where"),
    "level": N_("How far up"),
    "for_practitioner": N_("For the practitioner"),
    "author": N_("Written by"),
    "of_kind": N_("Kind of thing"),
    "category": N_("Group"),
    "low": N_("0 means"),
    "high": N_("10 means"),
    "steps": N_("Steps"),
    "retired": N_("Not offered from"),
    "exercises": N_("Exercises"),
    "choice": N_("All or one"),
    "weekdays": N_("Days of the week (0 is Monday)"),
    "valid_from": N_("From"),
    "valid_to": N_("Until"),
    "position": N_("Place in the plan"),
    "words": N_("My words"),
    "born": N_("Born"),
    "choices": N_("Chosen"),
    "dated": N_("When"),
    "unknown": N_("Not known"),
    "whom": N_("With whom"),
    "agreed": N_("What was agreed"),
    "asked": N_("Asked on"),
    "answer": N_("What was answered"),
    "written": N_("Written down"),
    "id": N_("Identifier"),
    "origin": N_("Brought from"),
}
"""All columns in their order, with their titles, which are translated where they are shown."""

EVENING, MOMENT = "evening", "moment"
RATED: Mapping[str, str] = {EVENING: N_("In the evening, of the past 24 hours"), MOMENT: N_("At that moment")}
"""The reference periods of a rating, translated where they are shown."""
RENAMED = {"kind": "of_kind", "texts": "text", "date": "day"}
NOT_TOLD = ("picture",)
"""The fields that are left out of the tables (binary content)."""
_NAMES: Mapping[str, Callable[[str, Excerpt], str]] = {
    "symptom": lambda key, excerpt: tracked_items.name_of("symptom", key, excerpt.definitions),
    "exercise": lambda key, excerpt: tracked_items.name_of("exercise", key, excerpt.definitions),
    "treatment": lambda key, excerpt: tracked_items.name_of("treatment", key, excerpt.definitions),
    "quantity": lambda key, excerpt: tracked_items.name_of("measurement", key, excerpt.definitions),
    "event": lambda key, excerpt: tracked_items.name_of("event", key, excerpt.definitions),
    "limb": lambda key, _excerpt: _(LIMBS[key]),
    "reason": lambda key, _excerpt: _(REASONS[key]),
    "item": lambda key, _excerpt: _(item.label) if (item := item_named(key)) else key,
}

_TRACKED = {
    "symptom": "symptom",
    "exercise": "exercise",
    "treatment": "treatment",
    "quantity": "measurement",
    "event": "event",
}
"""The fields that contain the key of a tracked item, with the item's kind in `tracked_items`."""
_KIND_PLACES = {kind.record: place for place, kind in enumerate(KINDS)}


def records(excerpt: Excerpt) -> dict[type[Record], tuple[Record, ...]]:
    """The dated records within the excerpt's period and the undated ones, by kind, in the order of `KINDS`."""
    return {kind.record: excerpt.of_kind(kind.record) for kind in KINDS}


def row(record: Record, excerpt: Excerpt) -> dict[str, Any]:
    """The record's cells by column: `BEGINNING`, its own fields, `END`; None or an empty text for no value."""
    kind = KIND_OF[type(record)]
    own_fields = {field.name: getattr(record, field.name) for field in fields(record) if field.name not in NOT_TOLD}
    cells: dict[str, Any] = dict.fromkeys(BEGINNING)
    key = own_fields.pop(kind.about, "")
    value = own_fields.pop(kind.value, None)
    end = {name: own_fields.pop(name) for name in END}
    cells.update({RENAMED.get(name, name): _cell(content) for name, content in own_fields.items()})
    cells.update(kind=kind.word, key=key, value=value, name=cells["name"] or _name(record, kind, key, excerpt))
    if value is not None and not isinstance(record, BackgroundAnswer):
        cells["unit"] = (
            tracked_items.unit_of(key, excerpt.definitions) if isinstance(record, Measurement) else kind.unit
        )
    if isinstance(record, Rating):
        cells["rated"] = MOMENT if record.time else EVENING
    return {**cells, **end}


def worded(record: Record, excerpt: Excerpt) -> dict[str, Any]:
    """The row for people: catalogue keys are replaced by their translated names."""
    cells = row(record, excerpt)
    match record:
        case Rating():
            cells["rated"] = _(RATED[cells["rated"]])
        case BackgroundAnswer():
            cells |= _answer(record)
        case SiteMark():
            cells["site"] = full_name(site(record.site))
        case Extent():
            cells["level"] = level_name(record.limb, record.level)
        case TreatmentEvent():
            cells["turn"] = _(TREATMENT_EVENTS[record.turn])
        case Definition(kind="exercise"):
            cells["category"] = _(CATEGORIES.get(record.category, record.category))
    return cells


def columns(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The columns that any of the rows has, in the order of `TITLES`: `BEGINNING`, their own fields, `END`."""
    own = {name for one in rows for name in one}
    return tuple(name for name in TITLES if name in own or name in (*BEGINNING, *END))


def in_day_order(records: Iterable[Record], excerpt: Excerpt) -> list[Record]:
    """The records by day, undated ones last; within a day by time (without one first), kind, and tracked item.

    Kinds are in the order of `KINDS`, items in that of `tracked_items.in_order`, answers in that of the form. Ties are
    broken by `written` and `id` only at the end, as all records of an import are written at the same time.
    """
    every = list(records)
    keys: dict[str, set[str]] = defaultdict(set)
    for record in every:
        about = KIND_OF[type(record)].about
        if about in _TRACKED:
            keys[about].add(getattr(record, about))
    places = {
        (about, key): place
        for about, met in keys.items()
        for place, key in enumerate(tracked_items.in_order(_TRACKED[about], met, excerpt.definitions))
    }

    def order(record: Record) -> tuple[bool, str, str, int, int, str, str]:
        kind = KIND_OF[type(record)]
        dated = record.day if isinstance(record, Entry) else record.date if isinstance(record, Visit) else None
        day, at = dated.isoformat() if dated else "", getattr(record, "time", None)
        if isinstance(record, BackgroundAnswer):
            place = place_of(record.item)
        else:
            place = places.get((kind.about, getattr(record, kind.about, "")), 0) if kind.about else 0
        time = at.isoformat() if at else ""
        return not day, day, time, _KIND_PLACES[kind.record], place, record.written.isoformat(), record.id

    return sorted(every, key=order)


def _answer(record: BackgroundAnswer) -> dict[str, Any]:
    """The cells of an answer in words."""
    item, block = item_named(record.item), block_of(record.item)
    answer_texts = answer_in_words(item, record) if item else (*record.texts, *record.choices, record.dated)
    is_number = record.number is not None
    unit = next((_(one.name) for one in item.units if one.key == record.unit), record.unit) if item else record.unit
    words = "" if is_number else "\n".join(filter(None, answer_texts))
    blank = dict.fromkeys(("choices", "dated", "unknown"))
    return {**blank, "category": _(block.title) if block else "", "text": words, "unit": unit}


def _name(record: Record, kind: EntryKind, key: str, excerpt: Excerpt) -> str:
    if isinstance(record, PlanLine):
        keys = record.exercises
        return _(record.name) or " / ".join(tracked_items.name_of("exercise", one, excerpt.definitions) for one in keys)
    return _NAMES[kind.about](key, excerpt) if kind.about in _NAMES and key else ""


def _cell(content: object) -> object:
    """A field as one cell: lists on one line, a dose in short form."""
    if isinstance(content, Dose):
        return dose_in_short(content)
    return "; ".join(map(str, content)) if isinstance(content, tuple) else content
