"""A FHIR document: the Bundle with its Composition, the patient, and one section per part of the diary."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.own_words import own_words
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.record import Entry, Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.formats.fhir import codes
from diary.formats.fhir.attached import attached
from diary.formats.fhir.codes import LOINC_NOTICE, PATIENT_NOTE, SNOMED_NOTICE
from diary.formats.fhir.context import Context, made_at
from diary.formats.fhir.element import (
    Element,
    clean_text,
    concept,
    full_url,
    identifier_of,
    made_identifier,
    moment,
    narrative,
    own,
    reference,
)
from diary.formats.fhir.means import mean_observations
from diary.formats.fhir.narrative import means_summary, story, summary
from diary.formats.fhir.observation import observation
from diary.formats.fhir.plan import plan, step_words
from diary.formats.fhir.questionnaire import background, response_to_background
from diary.formats.fhir.treatment import treatments
from diary.formats.fhir.visit import visits
from diary.formats.provenance import lines, not_verified, title
from diary.formats.row import records
from diary.formats.work import Work
from diary.i18n import N_, _, language

Maker = Callable[[Context], Iterable[Element]]
_TOLD_EVERY = 500
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _observations(*kinds: type[Entry]) -> Maker:
    """Each entry of these kinds as an Observation."""

    def made(at: Context) -> Iterator[Element]:
        for kind in kinds:
            for one in at.excerpt.of_kind(kind):
                yield observation(one, at)

    return made


def _in_turn(*makers: Maker) -> Maker:
    return lambda at: chain.from_iterable(maker(at) for maker in makers)


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section of the Composition: its key and title, the kinds of record in its narrative, and its resources."""

    key: str
    title: str
    kinds: tuple[type[Record], ...]
    resources: Maker


_EXERCISES = _in_turn(_observations(ExerciseDone, DayOff), plan)
PARTS = (
    DocumentSection("means", N_("Means of the period"), (), mean_observations),
    DocumentSection("ratings", N_("Ratings"), (Rating, StepWords), _in_turn(_observations(Rating), step_words)),
    DocumentSection("where", N_("Where it was felt"), (SiteMark, Extent), _observations(SiteMark, Extent)),
    DocumentSection("exercises", N_("Exercises"), (ExerciseDone, DayOff, PlanLine), _EXERCISES),
    DocumentSection("treatments", N_("Treatments"), (TreatmentDone, TreatmentEvent), treatments),
    DocumentSection("measurements", N_("Measurements"), (Measurement,), _observations(Measurement)),
    DocumentSection("events", N_("What happened"), (Event,), _observations(Event)),
    DocumentSection("notes", N_("Notes"), (Note,), _observations(Note)),
    DocumentSection("background", N_("Health background"), (BackgroundAnswer,), background),
    DocumentSection("visits", N_("Visits and questions"), (Visit, Question), visits),
)
_STORY = N_("Patient Story")
_PAGE, _ABOUT = N_("The page for the practitioner"), N_("About this document")


class _Entries:
    """The entries of the Bundle, encoded as soon as they are made, since those of fifty years would need too much
    memory.

    Identifiers are unique, even if records of two kinds share one. Progress is reported to `work`.
    """

    def __init__(self, taken: str, work: Work, expected: int) -> None:
        self.encoded: list[bytes] = []
        self._content = hashlib.sha256()
        self._taken = {taken}
        self._work, self._expected = work, expected

    def add(self, resources: Iterable[Element]) -> list[str]:
        """Add resources and return their identifiers. Raises `CancelledError`."""
        added = list[str]()
        for resource in resources:
            identifier = resource["id"]
            if identifier in self._taken:
                identifier = made_identifier(identifier, resource["resourceType"], str(len(self._taken)))
                resource["id"] = identifier
            self._taken.add(identifier)
            added.append(identifier)
            encoded = entry(resource)
            self._content.update(encoded)
            self.encoded.append(encoded)
            if not len(self.encoded) % _TOLD_EVERY:
                self._work.advance(len(self.encoded) / self._expected)
        return added

    @property
    def content(self) -> str:
        """A digest of everything that was added."""
        return self._content.hexdigest()


def entry(resource: Element) -> bytes:
    """An entry of the Bundle in JSON."""
    return _encoded({"fullUrl": full_url(resource["id"]), "resource": resource}).encode()


def document(excerpt: Excerpt, made_on: date, page: bytes, work: Work, began: date | None = None) -> Iterator[bytes]:
    """Yield the Bundle as JSON in pieces, as a single long `json.dumps` would hold the GIL and freeze the window.

    It is deterministic: its identifiers are derived from its content, the day and the language.
    """
    every = list(chain.from_iterable(records(excerpt).values()))
    patient = _patient(excerpt, hashlib.sha256("".join(one.id for one in every).encode()).hexdigest())
    at = Context(excerpt, patient["id"], made_on, made_at(every, made_on), began)
    entries = _Entries(patient["id"], work, max(1, len(every)))
    sections = [*_sections(at, entries), *_page(at, entries, page)]
    composition = made_identifier(entries.content, str(made_on), language(), "composition")
    bundle = made_identifier(composition, "bundle")
    head = {
        "resourceType": "Bundle",
        "id": bundle,
        "language": language(),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": full_url(bundle)},
        "type": "document",
        "timestamp": moment(at.made_at),
    }
    yield ("{\n" + "".join(f' "{name}": {_encoded(value)},\n' for name, value in head.items())).encode()
    yield b' "entry": [\n  ' + entry(_composition(at, composition, sections)) + b",\n  " + entry(patient)
    for one in entries.encoded:
        yield b",\n  " + one
    yield b"\n ]\n}\n"


def _sections(at: Context, entries: _Entries) -> Iterator[Element]:
    """The sections that are not empty, whose resources are added to `entries`."""
    by_kind = records(at.excerpt)
    for part in PARTS:
        mine = entries.add(part.resources(at))
        if mine or any(by_kind[kind] for kind in part.kinds):
            text = summary(part.kinds, at) if part.kinds else means_summary(at)
            yield _section(part.key, _(part.title), text, mine)
    if own_words(at.excerpt.background):
        yield _section("story", _(_STORY), story(at), [response_to_background(at)])


def _page(at: Context, entries: _Entries, pdf: bytes) -> Iterator[Element]:
    """The section with the practitioner's page; none for an empty `pdf`."""
    if pdf:
        text = narrative([not_verified()])
        yield _section("page", _(_PAGE), text, entries.add(attached(pdf, at)))


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


def _composition(at: Context, identifier: str, sections: Sequence[Element]) -> Element:
    notices, patient = [LOINC_NOTICE, SNOMED_NOTICE], reference(at.patient)
    about = _section("about", _(_ABOUT), narrative([not_verified(), *notices]), ())
    return {
        "resourceType": "Composition",
        "id": identifier,
        "language": language(),
        "text": narrative([title(at.excerpt), *lines(at.excerpt, at.made_on), *notices]),
        "status": "final",
        "type": concept("", PATIENT_NOTE),
        "subject": patient,
        "date": at.made_on.isoformat(),
        "author": [patient],
        "title": clean_text(title(at.excerpt)),
        "section": [*sections, about],
    }


def _section(key: str, name: str, text: Element, entries: Sequence[str]) -> Element:
    code = concept(name, own("section", key), codes.OF_SECTION.get(key))
    section: Element = {"title": name, "code": code, "text": text}
    if entries:
        section["entry"] = [reference(one) for one in entries]
    return section
