"""Medicines and supplements in the patient's words: a MedicationStatement per course, and an Observation of ticked
days."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diary.domain import tracked_items
from diary.domain.period import Period
from diary.domain.treatment import STOPPED, TreatmentDone, TreatmentEvent
from diary.formats.fhir import codes
from diary.formats.fhir.codes import Code
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import (
    Element,
    clean_text,
    concept,
    day,
    identifier_of,
    made_identifier,
    own,
    quantity,
    reference,
)
from diary.formats.fhir.means import DAYS
from diary.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Course:
    """A medicine from its start to its stop (`stop` is None while it is taken): `doses` are the start and each change.

    Without doses, only the stop or only the `ticked` days are known.
    """

    medicine: str
    doses: tuple[TreatmentEvent, ...] = ()
    stop: TreatmentEvent | None = None
    ticked: tuple[TreatmentDone, ...] = ()

    @property
    def first(self) -> dt.date | None:
        if self.doses:
            return self.doses[0].day
        return None if self.stop else self.ticked[0].day

    @property
    def last(self) -> dt.date | None:
        if self.stop:
            return self.stop.day
        return None if self.doses else self.ticked[-1].day

    @property
    def record(self) -> TreatmentEvent | TreatmentDone:
        """The record whose identifier the course gets."""
        return self.doses[0] if self.doses else self.stop or self.ticked[0]

    def covers(self, day: dt.date) -> bool:
        return bool(self.doses) and self.doses[0].day <= day and (self.stop is None or day <= self.stop.day)


def courses(key: str, at: Context) -> list[Course]:
    """The courses of a medicine that overlap the period; ticks outside of them form one more."""
    mine = [event for event in at.excerpt.treatment_changes if event.treatment == key]
    overlapping = [one for one in _parted(key, sorted(mine, key=lambda one: (one.day, one.written))) if _is_in(one, at)]
    ticked: dict[int, list[TreatmentDone]] = {}
    for done in at.excerpt.treatments:
        if done.treatment == key:
            place = next((number for number, one in enumerate(overlapping) if one.covers(done.day)), len(overlapping))
            ticked.setdefault(place, []).append(done)
    whole = [Course(key, one.doses, one.stop, tuple(ticked.get(number, ()))) for number, one in enumerate(overlapping)]
    return whole + ([Course(key, ticked=tuple(ticked[len(overlapping)]))] if len(overlapping) in ticked else [])


def medicine(key: str, at: Context) -> Iterator[Element]:
    """The resource of each course, followed by that of its ticks if there are any."""
    for course in courses(key, at):
        yield _statement(course, at)
        if course.ticked:
            yield _adherence(course, at)


def _parted(key: str, events: Sequence[TreatmentEvent]) -> Iterator[Course]:
    """The events divided into courses, each of which ends at a stop."""
    doses = list[TreatmentEvent]()
    for event in events:
        if event.turn == STOPPED:
            yield Course(key, tuple(doses), event)
            doses.clear()
        else:
            doses.append(event)
    if doses:
        yield Course(key, tuple(doses))


def _is_in(course: Course, at: Context) -> bool:
    return course.stop is None or course.stop.day >= at.excerpt.period.first


def _statement(course: Course, at: Context) -> Element:
    status = "stopped" if course.stop else "active" if course.doses else "unknown"
    element: Element = {
        "resourceType": "MedicationStatement",
        "id": identifier_of(course.record.id),
        "status": status,
        "medicationCodeableConcept": concept(_name(course, at) or clean_text(course.medicine) or "–"),
        "subject": reference(at.patient),
        "effectivePeriod": at.span(course.first, course.last),
        "dateAsserted": day(min(at.excerpt.period.last, at.made_on)),
        "informationSource": reference(at.patient),
        "dosage": _dosages(course, at),
        "note": _notes(course, at),
        "derivedFrom": [reference(_ticks_id(course))] if course.ticked else [],
    }
    return {name: value for name, value in element.items() if value}


def _dosages(course: Course, at: Context) -> list[Element]:
    """The Dosage of each dose in the patient's words, valid until the next change, in sequence."""
    dosages = list[Element]()
    for number, event in enumerate(course.doses):
        following = course.doses[number + 1].day - dt.timedelta(days=1) if number + 1 < len(course.doses) else None
        last = following or (course.stop.day if course.stop else None)
        if text := ", ".join(filter(None, map(clean_text, (event.dose, event.times)))):
            days = at.span(event.day, max(last, event.day) if last else None)
            timing = {"timing": {"repeat": {"boundsPeriod": days}}} if days else {}
            dosages.append({"sequence": len(dosages) + 1, "text": text, **timing})
    return dosages


def _notes(course: Course, at: Context) -> list[Element]:
    """The comments on start, changes and stop, and the number of ticked days."""
    events = (*course.doses, *((course.stop,) if course.stop else ()))
    notes = [_dated(event.day, event.text, at) for event in events if clean_text(event.text)]
    if course.ticked and (days := _days(course, at)):
        pattern = ngettext("Ticked on {n} of {days} day.", "Ticked on {n} of {days} days.", len(days))
        notes.append({"text": pattern.format(n=len(_ticked_days(course, at)), days=len(days))})
    return notes


def _dated(on: dt.date, text: str, at: Context) -> Element:
    return {**({"time": day(on)} if on <= at.made_on else {}), "text": clean_text(text)}


def _adherence(course: Course, at: Context) -> Element:
    """The ticked days as the events of a Timing, with their count; a day without a tick may be one without any
    entry."""
    named = concept(_("{name}: days ticked").format(name=_name(course, at)), own("days-ticked", course.medicine))
    days, ticked = _days(course, at), _ticked_days(course, at)
    element: Element = {
        "resourceType": "Observation",
        "id": _ticks_id(course),
        "partOf": [reference(identifier_of(course.record.id))],
        "status": "final",
        "category": [concept("", Code(codes.OBSERVATION_CATEGORY, "therapy", codes.CATEGORIES["therapy"]))],
        "code": named,
        "subject": reference(at.patient),
        "performer": [reference(at.patient)],
        "effectiveTiming": {"event": [day(one) for one in ticked]} if ticked else {},
        **at.issued(),
        "valueQuantity": quantity(len(ticked), DAYS),
        "note": [_dated(one.day, words, at) for one in course.ticked if (words := _beside(one, course))],
    }
    if days:
        of_days = concept(_("Days of the course in the period"), own("days-of-course", ""))
        element["component"] = [{"code": of_days, "valueQuantity": quantity(len(days), DAYS)}]
    return {name: value for name, value in element.items() if value}


def _beside(done: TreatmentDone, course: Course) -> str:
    """The part of a tick that differs from its course: another dose, a comment."""
    current = next((one.dose for one in reversed(course.doses) if one.day <= done.day), "")
    dose = "" if done.dose.strip() == current.strip() else done.dose
    return ", ".join(filter(None, map(clean_text, (dose, done.text))))


def _days(course: Course, at: Context) -> Period | None:
    """The days of the course in the period that are not in the future."""
    past = at.past(at.excerpt.period)
    return past and past.overlap(Period(course.first or dt.date.min, course.last or dt.date.max))


def _ticked_days(course: Course, at: Context) -> list[dt.date]:
    return sorted({one.day for one in course.ticked if one.day <= at.made_on})


def _ticks_id(course: Course) -> str:
    return made_identifier(course.record.id, "ticked")


def _name(course: Course, at: Context) -> str:
    return tracked_items.name_of("treatment", course.medicine, at.excerpt.definitions)
