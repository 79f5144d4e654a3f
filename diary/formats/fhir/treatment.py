"""Treatments as Procedures, their changes as Observations; medicines and supplements are in `medicine`."""

from collections.abc import Iterator

from diary.domain import tracked_items
from diary.domain.treatment import MEDICINE, SUPPLEMENT, TABLETS, TreatmentDone
from diary.formats.fhir import codes
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import Element, annotations, concept, identifier_of, own, reference
from diary.formats.fhir.medicine import medicine
from diary.formats.fhir.observation import effective, observation


def treatments(at: Context) -> Iterator[Element]:
    """The courses of medicines that overlap the period, other treatments done in it, and their treatment events."""
    excerpt = at.excerpt
    medicines = {one.key for one in excerpt.definitions if one.category in (MEDICINE, SUPPLEMENT)} | {TABLETS}
    met = {one.treatment for one in excerpt.treatment_changes} | {one.treatment for one in excerpt.treatments}
    for key in tracked_items.in_order("treatment", met & medicines, excerpt.definitions):
        yield from medicine(key, at)
    for done in excerpt.treatments:
        if done.treatment not in medicines:
            yield _procedure(done, at)
    for event in excerpt.treatment_events:
        if event.treatment not in medicines:
            yield observation(event, at)


def _procedure(done: TreatmentDone, at: Context) -> Element:
    key, patient = done.treatment, reference(at.patient)
    name = tracked_items.name_of("treatment", key, at.excerpt.definitions)
    when, words = effective(done, at)
    return {
        "resourceType": "Procedure",
        "id": identifier_of(done.id),
        "status": "completed",
        "code": concept(name, codes.OF_TREATMENT.get(key), own("treatment", key)),
        "subject": patient,
        **({"performedDateTime": when["effectiveDateTime"]} if when else {}),
        "recorder": patient,
        "asserter": patient,
        **annotations(words, done.dose, done.text),
    }
