"""A made diary for the tests of the practitioner's page."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period, ending
from diary.domain.plan.plan import suggested_plan
from diary.domain.profile import Profile
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.reports.drawings import KeptDrawings
from diary.reports.page import page
from diary.reports.summary import Options, SummaryPart, summary

LAST = date(2026, 11, 19)
TWELVE_WEEKS = ending(LAST, 84)
KNEE = Definition(kind="symptom", key="knee-pain", name="Knee pain")
FOR_ALL_TO_READ = "Slipped on wet leaves, not hurt."
PRIVATE = "Quarrelled with my brother."
_drawings = KeptDrawings()
HEADINGS = (
    "Neuropathy diary summary",
    "Now",
    "At a glance",
    "Course over 12 weeks",
    "Where",
    "Patient’s questions",
    "Exercises",
    "Treatments and changes",
    "Events",
    "Worst days",
    "Visit to visit",
    "From the notes",
)
"""The headings of the page of `busy`, in their order; the full one ends with the days."""


def day(number: int) -> date:
    """The day so many days after the first of the twelve weeks; the ones before are negative."""
    return TWELVE_WEEKS.first + timedelta(days=number)


def rated(symptom: str, values: dict[int, float]) -> tuple[Rating, ...]:
    """Evening ratings by the number of the day."""
    return tuple(Rating(day=day(number), symptom=symptom, value=value) for number, value in sorted(values.items()))


def note(number: int, text: str, *, private: bool = False) -> Note:
    return Note(day=day(number), text=text, for_practitioner=not private)


@cache
def made() -> Excerpt:
    """Twenty-four weeks with everything in them; numbness falls from 6 to 5, pain is blank on four days."""
    days = range(-84, 84)
    return Excerpt(
        period=Period(day(-84), day(83)),
        ratings=(
            *rated("numbness", {number: (6 if number < 0 else 5) + number % 2 for number in days}),
            *rated("tingling", dict.fromkeys(days, 4.0)),
            *rated("pain", {number: 3 + number % 3 for number in days if number not in range(20, 24)}),
        ),
        exercises=(
            *(ExerciseDone(day=day(number), exercise="calf-stretch") for number in range(0, 84, 2)),
            *(ExerciseDone(day=day(number), exercise="brisk-walk", minutes=30) for number in range(0, 84, 7)),
        ),
        treatments=tuple(TreatmentDone(day=day(number), treatment="warm-bath") for number in range(41)),
        notes=(note(10, PRIVATE, private=True), note(67, FOR_ALL_TO_READ)),
        events=(Event(day=day(67), event="fall"),),
        plan=tuple(suggested_plan(day(-84))),
        profiles=(Profile(name="Alex Sample", born=date(1955, 3, 14)),),
    )


@cache
def busy() -> Excerpt:
    """The made diary of a person who writes down all there is to write down."""
    marks = [("foot-sole", "toes"), ("foot-sole", "ball"), ("hand-palm", "fingertips")]
    changes = [
        (9, "pregabalin", "started", "75 mg", "at night"),
        (30, "pregabalin", "changed", "75 mg", "twice a day"),
        (50, "pregabalin", "changed", "150 mg", "twice a day"),
        (60, "alpha-lipoic-acid", "started", "600 mg", "in the morning"),
        (70, "alpha-lipoic-acid", "stopped", "", ""),
    ]
    worse = {("pain", day(13)): 6.0, ("pain", day(44)): 6.0}
    return replace(
        made(),
        ratings=tuple(replace(one, value=worse.get((one.symptom, one.day), one.value)) for one in made().ratings),
        site_marks=tuple(
            SiteMark(day=day(number), site=f"{view}-{side}-{region}", symptom=symptom)
            for number in range(56, 84)
            for view, region in marks
            for side in ("left", "right")
            for symptom in ("numbness", "tingling", "pain")
        ),
        extents=tuple(Extent(day=day(80), limb=limb, level="ankle") for limb in ("left-leg", "right-leg")),
        treatments=tuple(
            TreatmentDone(day=day(number), treatment=key)
            for key, step in (("tablets", 1), ("warm-bath", 2), ("acupressure", 7), ("acupuncture", 14), ("massage", 9))
            for number in range(0, 84, step)
        ),
        treatment_changes=tuple(
            TreatmentEvent(day=day(number), treatment=key, turn=turn, dose=dose, times=times)
            for number, key, turn, dose, times in changes
        ),
        events=(
            Event(day=day(24), event="fall", place="stairs", hurt=False),
            Event(day=day(67), event="fall", place="wet leaves", hurt=False),
            *(Event(day=day(number), event="near-fall") for number in (12, 40, 71)),
            Event(day=day(46), event="flare"),
            *(Event(day=day(number), event="slept-well") for number in range(80)),
        ),
        notes=(
            note(10, PRIVATE, private=True),
            note(67, FOR_ALL_TO_READ),
            note(30, "Burning in both feet at night, up twice."),
            note(75, "Slept through for the first time in weeks."),
        ),
        visits=(Visit(date=day(28), whom="Dr Ellis", agreed="Blood tests."),),
        questions=tuple(
            Question(text=text)
            for text in (
                "Drowsy in the mornings since the second tablet. Is that expected?",
                "Would a stick or different shoes help on uneven ground?",
                "May I take up swimming again with numb feet?",
            )
        ),
        definitions=(
            Definition(kind="treatment", key="pregabalin", name="Pregabalin", category="medicine"),
            Definition(kind="treatment", key="alpha-lipoic-acid", name="Alpha-lipoic acid", category="supplement"),
        ),
    )


def with_notes(*texts: str) -> Excerpt:
    """The made diary with these notes for the practitioner, all of one day."""
    return replace(made(), notes=tuple(note(60, text) for text in texts))


def pdf_of(excerpt: Excerpt, options: Options | None = None, made_on: date = LAST) -> bytes:
    """The page of twelve weeks for a visit five days later, or of other options.

    A chart that was drawn for another page is not drawn again.
    """
    options = options or Options(period=TWELVE_WEEKS, visit=date(2026, 11, 24))
    return page(summary(excerpt, options), excerpt, made_on=made_on, draw=_drawings.svg)


def without_chart() -> Options:
    """Everything but the chart, which takes most of the time."""
    wanted: tuple[SummaryPart, ...] = ("exercises", "treatments", "notes")
    return Options(period=TWELVE_WEEKS, parts=frozenset(wanted))


def notes_alone() -> Options:
    wanted: tuple[SummaryPart, ...] = ("notes",)
    return Options(period=TWELVE_WEEKS, parts=frozenset(wanted))
