"""Visits as Encounters; agreements and questions as Observations in the patient's words."""

from collections.abc import Iterator

from diary.domain.record import Record
from diary.domain.visit import Question, Visit, latest_first
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
    reference,
    span,
)
from diary.i18n import _

_BLANK = "–"
_AMBULATORY = {"system": codes.ACT, "code": "AMB", "display": "ambulatory"}


def visits(at: Context) -> Iterator[Element]:
    for visit in reversed(latest_first(at.excerpt.visits)):
        yield _encounter(visit, at)
        if agreed := clean_text(visit.agreed):
            identifier = made_identifier(visit.id, "agreed")
            element = _in_words(visit, identifier, concept(_("What was agreed"), own("agreed", "")), at)
            when = {"effectiveDateTime": day(visit.date)} if visit.date <= at.made_on else {}
            yield {**element, "encounter": reference(identifier_of(visit.id)), **when, "valueString": agreed}
    for question in at.excerpt.questions:
        yield _question(question, at)


def _encounter(visit: Visit, at: Context) -> Element:
    """The visit, with the status "planned" if its day is the day of the document or later."""
    whom = clean_text(visit.whom)
    return {
        "resourceType": "Encounter",
        "id": identifier_of(visit.id),
        "status": "finished" if visit.date < at.made_on else "planned",
        "class": _AMBULATORY,
        "subject": reference(at.patient),
        **({"participant": [{"individual": {"display": whom}}]} if whom else {}),
        "period": span(visit.date, visit.date),
    }


def _question(question: Question, at: Context) -> Element:
    code = concept(_("Question for the practitioner"), own("question", "open" if question.asked is None else "asked"))
    element = _in_words(question, identifier_of(question.id), code, at)
    asked = question.asked if question.asked and question.asked <= at.made_on else None
    answer = clean_text(question.answer)
    answered = {"code": concept(_("What was answered"), own("question", "answer")), "valueString": answer}
    return {
        **element,
        **({"effectiveDateTime": day(asked)} if asked else {}),
        "valueString": clean_text(question.text) or _BLANK,
        **({"component": [answered]} if answer else {}),
    }


def _in_words(record: Record, identifier: str, code: Element, at: Context) -> Element:
    """The Observation of a record, without its value."""
    patient = reference(at.patient)
    return {
        "resourceType": "Observation",
        "id": identifier,
        "status": "final",
        "category": [concept("", Code(codes.OBSERVATION_CATEGORY, "survey", codes.CATEGORIES["survey"]))],
        "code": code,
        "subject": patient,
        "performer": [patient],
        **at.issued(record),
    }
