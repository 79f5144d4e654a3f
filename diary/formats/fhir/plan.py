"""The lines of the exercise plan as CarePlans, and the person's words for the steps of a scale as Observations."""

from collections.abc import Iterator

from diary.domain import tracked_items
from diary.domain.exercise import dose_in_short
from diary.domain.plan.plan import EVERY_DAY, PlanLine
from diary.domain.symptom import StepWords
from diary.formats.fhir import codes
from diary.formats.fhir.codes import Code
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import Element, clean_text, concept, identifier_of, own, reference, span
from diary.i18n import _

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""FHIR's codes for the weekdays, from Monday."""
_BLANK = "–"


def plan(at: Context) -> Iterator[Element]:
    for line in at.excerpt.plan:
        yield _care_plan(line, at)


def _care_plan(line: PlanLine, at: Context) -> Element:
    """A line of the plan with its exercises, of which all or any one is planned."""
    is_over = line.valid_to is not None and line.valid_to < at.made_on
    title = clean_text(_(line.name)) if line.name else ""
    one_of = _("One of these exercises is planned for the day.")
    return {
        "resourceType": "CarePlan",
        "id": identifier_of(line.id),
        "status": "completed" if is_over else "active",
        "intent": "plan",
        **({"title": title} if title else {}),
        **({"description": one_of} if line.choice == "one" and len(line.exercises) > 1 else {}),
        "subject": reference(at.patient),
        "period": span(line.valid_from, line.valid_to),
        "author": reference(at.patient),
        "activity": [{"detail": _exercise(key, line, at)} for key in line.exercises],
    }


def _exercise(key: str, line: PlanLine, at: Context) -> Element:
    name = tracked_items.name_of("exercise", key, at.excerpt.definitions)
    repeat: Element = {"frequency": 1, "period": 1, "periodUnit": "d"}
    if line.weekdays != EVERY_DAY:
        repeat = {"dayOfWeek": [WEEKDAYS[number] for number in line.weekdays]}
    dose = clean_text(dose_in_short(line.dose)) if line.dose else ""
    return {
        "code": concept(name, own("exercise", key)),
        "status": "scheduled",
        "scheduledTiming": {"repeat": repeat},
        **({"description": dose} if dose else {}),
    }


def step_words(at: Context) -> Iterator[Element]:
    for one in at.excerpt.step_words:
        yield _words(one, at)


def _words(one: StepWords, at: Context) -> Element:
    patient = reference(at.patient)
    name = tracked_items.name_of("symptom", one.symptom, at.excerpt.definitions)
    days = at.span(one.valid_from, one.valid_to)
    step = concept(_("Step of the scale"), own("step", ""))
    return {
        "resourceType": "Observation",
        "id": identifier_of(one.id),
        "status": "final",
        "category": [concept("", Code(codes.OBSERVATION_CATEGORY, "survey", codes.CATEGORIES["survey"]))],
        "code": concept(_("{name}: my words for a step").format(name=name), own("step-words", one.symptom)),
        "subject": patient,
        "performer": [patient],
        **({"effectivePeriod": days} if days else {}),
        **at.issued(one),
        "valueString": clean_text(one.words) or _BLANK,
        "component": [{"code": step, "valueQuantity": {"value": one.step, "unit": codes.SCORE.name}}],
    }
