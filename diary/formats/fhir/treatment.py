"""Treatments as Procedures, medicines and supplements as MedicationStatements in the patient's words."""

from collections.abc import Iterator
from datetime import date, timedelta

from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.treatment import MEDICINE, STOPPED, SUPPLEMENT, TreatmentDone, TreatmentEvent
from diary.formats.fhir import codes
from diary.formats.fhir.element import Element, annotations, clean_text, concept, day, identifier_of, own, reference
from diary.formats.fhir.observation import observation

_TABLETS = "tablets"


def treatments(excerpt: Excerpt, patient: str) -> Iterator[Element]:
    """The treatments done in the period, the intervals with one dose that overlap it, and other treatment events."""
    medicines = {one.key for one in excerpt.definitions if one.category in (MEDICINE, SUPPLEMENT)} | {_TABLETS}
    for done in excerpt.treatments:
        yield _taken(done, excerpt, patient) if done.treatment in medicines else _procedure(done, excerpt, patient)
    for key in dict.fromkeys(event.treatment for event in excerpt.treatment_changes):
        if key in medicines:
            yield from _course(key, excerpt, patient)
    for event in excerpt.treatment_events:
        if event.treatment not in medicines:
            yield observation(event, excerpt, patient)


def _procedure(done: TreatmentDone, excerpt: Excerpt, patient: str) -> Element:
    key = done.treatment
    name = tracked_items.name_of("treatment", key, excerpt.definitions)
    return {
        "resourceType": "Procedure",
        "id": identifier_of(done.id),
        "status": "completed",
        "code": concept(name, codes.OF_TREATMENT.get(key), own("treatment", key)),
        "subject": reference(patient),
        "performedDateTime": day(done.day),
        "recorder": reference(patient),
        "asserter": reference(patient),
        **annotations(done.dose, done.text),
    }


def _statement(identifier: str, status: str, key: str, excerpt: Excerpt, patient: str) -> Element:
    name = tracked_items.name_of("treatment", key, excerpt.definitions)
    return {
        "resourceType": "MedicationStatement",
        "id": identifier_of(identifier),
        "status": status,
        "medicationCodeableConcept": concept(name or key),
        "subject": reference(patient),
        "informationSource": reference(patient),
    }


def _taken(done: TreatmentDone, excerpt: Excerpt, patient: str) -> Element:
    statement = _statement(done.id, "completed", done.treatment, excerpt, patient)
    return {**statement, "effectiveDateTime": day(done.day), **_dosage(done.dose), **annotations(done.text)}


def _course(key: str, excerpt: Excerpt, patient: str) -> Iterator[Element]:
    """A statement for each interval with one dose, unless it ended before the period."""
    mine = [event for event in excerpt.treatment_changes if event.treatment == key]
    events = sorted(mine, key=lambda event: (event.day, event.written))
    for number, event in enumerate(events):
        former = events[number - 1] if number else None
        following = events[number + 1] if number + 1 < len(events) else None
        if event.turn == STOPPED:
            if former is None or former.turn == STOPPED:
                statement = _statement(event.id, "stopped", key, excerpt, patient)
                yield {**statement, "effectivePeriod": {"end": day(event.day)}, **annotations(event.text)}
            continue
        last = _last_day(following)
        if last is None or last >= excerpt.period.first:
            yield _stretch(event, following, excerpt, patient)


def _stretch(event: TreatmentEvent, following: TreatmentEvent | None, excerpt: Excerpt, patient: str) -> Element:
    last = _last_day(following)
    ended = "completed" if following is not None and following.turn != STOPPED else "stopped"
    statement = _statement(event.id, "active" if last is None else ended, event.treatment, excerpt, patient)
    ends = {"start": day(event.day), **({"end": day(max(last, event.day))} if last else {})}
    words = [event.text, *([following.text] if following is not None and following.turn == STOPPED else [])]
    return {**statement, "effectivePeriod": ends, **_dosage(event.dose, event.times), **annotations(*words)}


def _last_day(following: TreatmentEvent | None) -> date | None:
    """The last day of the interval before the following event: a stop's own day, else the day before; None without."""
    if following is None:
        return None
    return following.day if following.turn == STOPPED else following.day - timedelta(days=1)


def _dosage(*words: str) -> Element:
    text = ", ".join(filter(None, map(clean_text, words)))
    return {"dosage": [{"text": text}]} if text else {}
