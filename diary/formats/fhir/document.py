"""A FHIR document: the Bundle with its Composition, the patient, and one section for each part of the diary."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.kinds import KIND_OF
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.record import Entry, Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.formats.fhir.codes import LOINC_NOTICE, PATIENT_NOTE, SNOMED_NOTICE
from diary.formats.fhir.element import (
    Element,
    clean_text,
    concept,
    full_url,
    identifier_of,
    made_identifier,
    narrative,
    reference,
)
from diary.formats.fhir.observation import observation
from diary.formats.fhir.questionnaire import background
from diary.formats.fhir.treatment import treatments
from diary.formats.html_table import table
from diary.formats.provenance import lines, not_verified, title
from diary.formats.row import records
from diary.i18n import N_, _, language

Maker = Callable[[Excerpt, str], Iterable[Element]]


def _observations(*kinds: type[Entry]) -> Maker:
    """Each entry of these kinds as an Observation."""

    def made(excerpt: Excerpt, patient: str) -> Iterator[Element]:
        by_kind = records(excerpt)
        for kind in kinds:
            for one in by_kind[kind]:
                if isinstance(one, Entry):
                    yield observation(one, excerpt, patient)

    return made


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section of the Composition: its title, the kinds of record in its narrative, and its resources."""

    title: str
    kinds: tuple[type[Record], ...]
    resources: Maker


PARTS = (
    DocumentSection(N_("Ratings"), (Rating, StepWords), _observations(Rating)),
    DocumentSection(N_("Where it was felt"), (SiteMark, Extent), _observations(SiteMark, Extent)),
    DocumentSection(N_("Exercises"), (ExerciseDone, DayOff, PlanLine), _observations(ExerciseDone, DayOff)),
    DocumentSection(N_("Treatments"), (TreatmentDone, TreatmentEvent), treatments),
    DocumentSection(N_("Measurements"), (Measurement,), _observations(Measurement)),
    DocumentSection(N_("What happened"), (Event,), _observations(Event)),
    DocumentSection(N_("Notes"), (Note,), _observations(Note)),
    DocumentSection(N_("Health background"), (BackgroundAnswer,), background),
    DocumentSection(N_("Visits and questions"), (Visit, Question), lambda _excerpt, _patient: ()),
)


def document(excerpt: Excerpt, made_on: date, content: bytes) -> Element:
    """The Bundle, which is deterministic: its identifiers are derived from `content` (the excerpt as JSON), the day and
    the language."""
    seed = hashlib.sha256(content + f"{made_on}{language()}".encode()).hexdigest()
    patient = _patient(excerpt, seed)
    sections, resources = list[Element](), list[Element]()
    for part in PARTS:
        mine = _with_own_identifiers(part.resources(excerpt, patient["id"]), resources)
        resources += mine
        if mine or any(records(excerpt)[kind] for kind in part.kinds):
            sections.append(_section(part, mine, excerpt))
    composition = _composition(excerpt, made_on, seed, patient["id"], sections)
    return {
        "resourceType": "Bundle",
        "id": made_identifier(seed, "bundle"),
        "language": language(),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": full_url(made_identifier(seed, "bundle"))},
        "type": "document",
        "timestamp": f"{made_on.isoformat()}T00:00:00Z",
        "entry": [{"fullUrl": full_url(one["id"]), "resource": one} for one in (composition, patient, *resources)],
    }


def _patient(excerpt: Excerpt, seed: str) -> Element:
    profile = excerpt.profile
    patient: Element = {
        "resourceType": "Patient",
        "id": identifier_of(profile.id) if profile else made_identifier(seed, "patient"),
        "text": narrative([title(excerpt), not_verified()]),
    }
    if profile and (name := clean_text(profile.name)):
        patient["name"] = [{"text": name}]
    if profile and profile.born:
        patient["birthDate"] = profile.born.isoformat()
    return patient


def _composition(excerpt: Excerpt, made_on: date, seed: str, patient: str, sections: Sequence[Element]) -> Element:
    notices = [LOINC_NOTICE, SNOMED_NOTICE]
    about = {"title": _("About this document"), "text": narrative([not_verified(), *notices])}
    return {
        "resourceType": "Composition",
        "id": made_identifier(seed, "composition"),
        "language": language(),
        "text": narrative([title(excerpt), *lines(excerpt, made_on), *notices]),
        "status": "final",
        "type": concept("", PATIENT_NOTE),
        "subject": reference(patient),
        "date": made_on.isoformat(),
        "author": [reference(patient)],
        "title": clean_text(title(excerpt)),
        "section": [*sections, about],
    }


def _section(part: DocumentSection, resources: Sequence[Element], excerpt: Excerpt) -> Element:
    by_kind = records(excerpt)
    tables = [
        f"<h3>{escape(_(KIND_OF[kind].title))}</h3>{table(by_kind[kind], excerpt)}"
        for kind in part.kinds
        if by_kind[kind]
    ]
    section: Element = {"title": _(part.title), "text": narrative([not_verified()], *map(clean_text, tables))}
    if resources:
        section["entry"] = [reference(one["id"]) for one in resources]
    return section


def _with_own_identifiers(resources: Iterable[Element], there: Iterable[Element]) -> list[Element]:
    """The resources with unique identifiers; records of two kinds could share one."""
    taken, distinct = {resource["id"] for resource in there}, list[Element]()
    for resource in resources:
        identifier = resource["id"]
        if identifier in taken:
            identifier = made_identifier(identifier, resource["resourceType"], str(len(taken)))
        taken.add(identifier)
        distinct.append({**resource, "id": identifier})
    return distinct
