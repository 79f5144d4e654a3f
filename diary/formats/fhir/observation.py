"""Entries of the diary as FHIR Observations, with the patient as performer."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from diary.domain import tracked_items
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.one_thing import ends_in_words, is_one_thing
from diary.domain.plan.plan import REASONS, DayOff
from diary.domain.record import Entry
from diary.domain.site import Extent, SiteMark, full_name, level_name, limb_name, site
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.domain.treatment_history import event_in_words
from diary.formats.fhir import codes
from diary.formats.fhir.codes import CATEGORIES, OBSERVATION_CATEGORY, Code, Unit
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import (
    Element,
    annotations,
    clean_text,
    concept,
    day,
    identifier_of,
    own,
    quantity,
    reference,
)
from diary.formats.row import EVENING, MOMENT, RATED, TITLES
from diary.i18n import _

_MINUTES = Unit("min", "min")
_CATEGORY_OF = {"steps": "activity", "weight": "vital-signs"}


def observation(entry: Entry, at: Context) -> Element:
    """The entry as an Observation of the patient, on its day, or at its point in time if that is known."""
    patient, own_elements = reference(at.patient), OBSERVATIONS[type(entry)](entry, at.excerpt)
    when, words = effective(entry, at)
    if not when:
        own_elements.pop("meta", None)  # the profiles require an effective[x]
    if words:
        own_elements |= {"note": [{"text": words}, *own_elements.get("note", ())]}
    return {
        "resourceType": "Observation",
        "id": identifier_of(entry.id),
        "status": "final",
        "subject": patient,
        "performer": [patient],
        **when,
        **at.issued(entry),
        **own_elements,
    }


def effective(entry: Entry, at: Context) -> tuple[Element, str]:
    """The `effective[x]` with the point in time if known, otherwise the day, and a text with what that leaves out.

    It is never in the future.
    """
    time: dt.time | None = getattr(entry, "time", None)
    if entry.day > at.made_on:
        return {}, _("In the diary at {day}, which is to come.").format(day=day(entry.day))
    if time is None:
        return {"effectiveDateTime": day(entry.day)}, ""
    if moment := at.moment_of(entry.day, time, entry.written):
        return {"effectiveDateTime": moment}, ""
    return {"effectiveDateTime": day(entry.day)}, _("at {time}").format(time=f"{time:%H:%M}")


def _about(category: str, code: Element) -> Element:
    return {"category": [concept("", Code(OBSERVATION_CATEGORY, category, CATEGORIES[category]))], "code": code}


def _component(code: Element, **value: Any) -> Element:  # noqa: ANN401 - a value[x]
    return {"code": code, **value}


def _rating(entry: Rating, excerpt: Excerpt) -> Element:
    key = entry.symptom
    name = tracked_items.name_of("symptom", key, excerpt.definitions)
    element = _about("survey", concept(name, own("symptom", key), codes.OF_SYMPTOM.get(key)))
    element["valueQuantity"] = quantity(entry.value, codes.SCORE)
    if key in codes.FELT:
        felt = concept(name, codes.FELT[key])
        element["component"] = [_component(concept("", codes.SYMPTOM), valueCodeableConcept=felt)]
    rated = MOMENT if entry.time else EVENING
    return {**element, "method": concept(_(RATED[rated]), own("rated", rated))}


def _site_mark(entry: SiteMark, excerpt: Excerpt) -> Element:
    place, name = site(entry.site), tracked_items.name_of("symptom", entry.symptom, excerpt.definitions)
    element = _about("survey", concept(_("Felt at this place"), own("felt-at-site", "")))
    element["valueCodeableConcept"] = concept(name, own("symptom", entry.symptom), codes.FELT.get(entry.symptom))
    element["bodySite"] = concept(full_name(place), codes.body_structure(place), own("site", entry.site))
    if entry.value is not None:
        strength = concept(_("How strong it was at this place"), own("rating-at-site", ""))
        element["component"] = [_component(strength, valueQuantity=quantity(entry.value, codes.SCORE))]
    return element


def _extent(entry: Extent, _excerpt: Excerpt) -> Element:
    return {
        **_about("survey", concept(_("How far up the limb it reaches"), own("extent", ""))),
        "bodySite": concept(limb_name(entry.limb), own("limb", entry.limb)),
        "valueCodeableConcept": concept(level_name(entry.limb, entry.level), own("level", entry.level)),
    }


def _exercise(entry: ExerciseDone, excerpt: Excerpt) -> Element:
    name = tracked_items.name_of("exercise", entry.exercise, excerpt.definitions)
    element = _about("activity", concept("", codes.EXERCISE))
    element["valueCodeableConcept"] = concept(name, own("exercise", entry.exercise))
    amounts: list[tuple[str, Code, float | None, Unit]] = [
        ("", codes.EXERCISE_DURATION, entry.minutes, _MINUTES),
        *((key, own("exercise-amount", key), getattr(entry, key), unit) for key, unit in codes.AMOUNTS.items()),
    ]
    components = [
        _component(concept("" if code.display else _(TITLES[key]), code), valueQuantity=quantity(amount, unit))
        for key, code, amount, unit in amounts
        if amount is not None
    ]
    return {**element, "component": components} if components else element


def _measurement(entry: Measurement, excerpt: Excerpt) -> Element:
    key = entry.quantity
    name = tracked_items.name_of("measurement", key, excerpt.definitions)
    unit = codes.UNITS.get(key, Unit(clean_text(tracked_items.unit_of(key, excerpt.definitions))))
    category = _CATEGORY_OF.get(key, "survey")
    ends = [ends_in_words(one) for one in excerpt.definitions if one.key == key and is_one_thing(key)]
    unit = codes.SCORE if ends else unit
    element = _about(category, concept(name, codes.OF_MEASUREMENT.get(key), own("measurement", key)))
    return {**element, "valueQuantity": quantity(entry.value, unit), **_profile(key), **annotations(*ends)}


def _profile(key: str) -> Element:
    return {"meta": {"profile": [codes.PROFILES[key]]}} if key in codes.PROFILES else {}


def _event(entry: Event, excerpt: Excerpt) -> Element:
    """An event, with its count as the value if it has one."""
    name = tracked_items.name_of("event", entry.event, excerpt.definitions)
    element = _about("survey", concept(name, own("event", entry.event)))
    element |= {"valueInteger": entry.count} if entry.count else {"valueBoolean": True}
    components = []
    if entry.hurt is not None:
        components.append(_component(concept(_("Hurt"), own("event-hurt", "")), valueBoolean=entry.hurt))
    if place := clean_text(entry.place):
        components.append(_component(concept(_("Place"), own("event-place", "")), valueString=place))
    if components:
        element["component"] = components
    return {**element, **annotations(entry.text)}


def _day_off(entry: DayOff, _excerpt: Excerpt) -> Element:
    return {
        **_about("activity", concept(_("Day off the exercise plan"), own("day-off", ""))),
        "valueCodeableConcept": concept(_(REASONS[entry.reason]), own("reason", entry.reason)),
    }


def _note(entry: Note, _excerpt: Excerpt) -> Element:
    element = _about("survey", concept(_("Note"), own("note", "")))
    if author := clean_text(entry.author):
        element["performer"] = [{"display": author}]
    return {**element, "valueString": clean_text(entry.text) or "–"}


def _treatment_change(entry: TreatmentEvent, excerpt: Excerpt) -> Element:
    name = tracked_items.name_of("treatment", entry.treatment, excerpt.definitions)
    element = _about(
        "therapy", concept(_("Change of treatment: {name}").format(name=name), own("change", entry.treatment))
    )
    return {**element, "valueString": clean_text(event_in_words(entry)), **annotations(entry.text)}


OBSERVATIONS: Mapping[type[Entry], Callable[[Any, Excerpt], Element]] = {
    Rating: _rating,
    SiteMark: _site_mark,
    Extent: _extent,
    ExerciseDone: _exercise,
    Measurement: _measurement,
    Event: _event,
    DayOff: _day_off,
    Note: _note,
    TreatmentEvent: _treatment_change,
}
"""The function that maps each kind of entry to an Observation; treatments done are in `treatment`."""
