"""The facts of the practitioner's page, without words and without a layout."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from diary.analysis.adherence import Adherence, adherence, outside_plan
from diary.analysis.comparison import Comparison, compare
from diary.analysis.daily import daily, day_minutes, days_rated
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import SYMPTOMS
from diary.domain.tracked import category_of, name_of, symptoms
from diary.i18n import _
from diary.reports.errors import ReportError

Paper = Literal["a4", "letter"]
Part = Literal["chart", "exercises", "treatments", "notes"]
PARTS: tuple[Part, ...] = ("chart", "exercises", "treatments", "notes")
"""What may be left out; the patient line, the table and the method always stand on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is to stand on the page; without `include_name` neither name nor date of birth does."""

    period: Period
    visit: date | None = None
    paper: Paper = "a4"
    include_name: bool = True
    parts: frozenset[Part] = frozenset(PARTS)


@dataclass(frozen=True, slots=True)
class SymptomRow:
    """One symptom in the period and in the equally long one before; `name` is translated."""

    name: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class AerobicTime:
    """Minutes of aerobic exercise: the sum of those recorded, the days they were recorded on, and the days on which
    such an exercise was done without its time; `weeks` is the length of the period."""

    minutes: float
    days: int
    days_untimed: int
    weeks: float

    @property
    def minutes_a_week(self) -> float | None:
        """Recorded minutes for each week of the period; `None` where the period is shorter than a week."""
        return self.minutes / self.weeks if self.weeks >= 1 else None


@dataclass(frozen=True, slots=True)
class TreatmentDays:
    """On how many days of the period a treatment was taken or done; `name` is translated."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note that the person marked for the practitioner, as typed."""

    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything that stands on the page; a part that is not wanted or has nothing to say is empty.

    `days_rated` counts the days of the period with at least one rating. Where no exercise is recorded `planned` is
    empty too, since a plan without ticks is not a record of doing nothing. `shows_chart` tells whether there is a
    course to draw. `has_several_a_day` and `has_imported` speak of the ratings in both periods. `is_blank` tells that
    the period holds nothing, apart from private notes, on which no fact of the page depends.
    """

    options: Options
    name: str
    born: date | None
    days_rated: int
    symptoms: tuple[SymptomRow, ...]
    planned: tuple[Adherence, ...]
    outside_plan: tuple[Adherence, ...]
    aerobic: AerobicTime | None
    treatments: tuple[TreatmentDays, ...]
    notes: tuple[MarkedNote, ...]
    shows_chart: bool
    has_several_a_day: bool
    has_imported: bool
    is_blank: bool


def needed_period(options: Options) -> Period:
    """The days that an excerpt for these options has to cover: the period and the equally long one before it.

    Raises `ReportError` where that would begin before the calendar does.
    """
    try:
        return Period(options.period.before().first, options.period.last)
    except OverflowError:
        raise ReportError(
            _("The period is too long: there are no {n} days in the calendar before it.").format(n=len(options.period))
        ) from None


def summary(excerpt: Excerpt, options: Options) -> Summary:
    """The facts of the page; raises `ValueError` where the excerpt does not cover `needed_period(options)`."""
    needed = needed_period(options)
    if needed.first not in excerpt.period or needed.last not in excerpt.period:
        raise ValueError("the excerpt does not cover the period and the one before it")
    part, parts = excerpt.within(options.period), options.parts
    rows = tuple(symptom_rows(excerpt, options.period))
    profile = excerpt.profile if options.include_name else None
    exercises = "exercises" in parts and bool(part.exercises)
    return Summary(
        options=options,
        name=profile.name.strip() if profile else "",
        born=profile.born if profile else None,
        days_rated=int(np.count_nonzero(days_rated(part))),
        symptoms=rows,
        planned=tuple(adherence(part)) if exercises else (),
        outside_plan=tuple(outside_plan(part)) if exercises else (),
        aerobic=aerobic_time(part) if exercises else None,
        treatments=tuple(treatment_days(part)) if "treatments" in parts else (),
        notes=tuple(marked_notes(part)) if "notes" in parts else (),
        shows_chart="chart" in parts and bool(part.ratings or exercises),
        has_several_a_day=any((daily(excerpt, row.comparison.symptom).counts > 1).any() for row in rows),
        has_imported=any(rating.origin for rating in excerpt.ratings),
        is_blank=not (replace(part, notes=()).entries or marked_notes(part)),
    )


def symptom_rows(excerpt: Excerpt, period: Period) -> list[SymptomRow]:
    """The program's three symptoms, then the person's own that are rated in the period.

    Where only own ones are rated in the excerpt, as after an import, the three are left out.
    """
    in_period = {rating.symptom for rating in excerpt.ratings if rating.day in period}
    three = {symptom.key for symptom in SYMPTOMS}
    known = [symptom.key for symptom in symptoms(excerpt.definitions)]
    known += sorted(in_period.difference(known))
    own = [key for key in known if key in in_period and key not in three]
    rated = {rating.symptom for rating in excerpt.ratings}
    first = [symptom.key for symptom in SYMPTOMS] if rated & three or not own else []
    return [
        SymptomRow(name_of("symptom", key, excerpt.definitions), compare(excerpt, key, period))
        for key in (*first, *own)
    ]


def aerobic_time(excerpt: Excerpt) -> AerobicTime | None:
    """The aerobic exercise of the excerpt, `None` where there was none."""

    def category(exercise: str) -> str:
        return category_of(exercise, excerpt.definitions)

    done = {entry.day for entry in excerpt.exercises if category(entry.exercise) == "aerobic"}
    if not done:
        return None
    minutes = day_minutes(excerpt, category)["aerobic"]
    timed = minutes[np.isfinite(minutes)]
    return AerobicTime(float(timed.sum()), len(timed), len(done) - len(timed), len(excerpt.period) / 7)


def treatment_days(excerpt: Excerpt) -> list[TreatmentDays]:
    """The treatments of the excerpt, those of most days first."""
    days: dict[str, set[date]] = {}
    for done in excerpt.treatments:
        days.setdefault(done.treatment, set()).add(done.day)
    found = (TreatmentDays(name_of("treatment", key, excerpt.definitions), len(on)) for key, on in days.items())
    return sorted(found, key=lambda treatment: (-treatment.days, treatment.name))


def marked_notes(excerpt: Excerpt) -> list[MarkedNote]:
    """The notes marked for the practitioner, the latest first; private notes are never looked at."""
    marked = [MarkedNote(note.day, note.text.strip()) for note in excerpt.notes if note.for_practitioner]
    return sorted(marked, key=lambda note: note.day, reverse=True)
