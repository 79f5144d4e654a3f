"""Computes the facts of the practitioner's page, independent of wording and layout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np

from diary.analysis.adherence import Adherence, CategoryTotal, adherence, category_totals, outside_plan
from diary.analysis.comparison import Comparison, compare, history, medicine_changes
from diary.analysis.daily import daily, days_rated
from diary.analysis.rated import HighestRating, Rated, highest, rated
from diary.analysis.severity import Severity, severity
from diary.analysis.ups_and_downs import detectable_change
from diary.analysis.where_felt import Felt, where_felt
from diary.analysis.worst_day import WorstDay, days_rated_of, stand_out, worst_days
from diary.domain.counting import EVER, counted_before, counted_days, counted_in, plan_days
from diary.domain.duration import Minutes, minutes_by_day, together
from diary.domain.event import ANSWERS, FALL, NEAR_FALL, ON_PAPER, Event
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import Period
from diary.domain.sentence import question_about
from diary.domain.site import LIMBS, SITES, Extent
from diary.domain.symptom import SYMPTOMS
from diary.domain.tracked_items import category_of, in_order, name_of
from diary.domain.treatment import TreatmentEvent
from diary.domain.turning_point import in_words, turning_points
from diary.domain.visit import Question, Visit, open_questions
from diary.domain.who_wrote import helped_days
from diary.i18n import N_, _
from diary.reports.errors import ReportError
from diary.reports.lead_facts import InOwnWords, OneThingCourse, helpers, in_own_words, one_thing_course
from diary.reports.now import Now, falls_period, now
from diary.reports.visit_means import VisitTable, visit_table, weeks_before

Paper = Literal["a4", "letter"]
Form = Literal["short", "full"]
SummaryPart = Literal[
    "now",
    "thing",
    "words",
    "chart",
    "where",
    "questions",
    "exercises",
    "treatments",
    "events",
    "worst",
    "visits",
    "notes",
]
PARTS: Mapping[SummaryPart, str] = {
    "now": N_("Medicines, falls now"),
    "thing": N_("The one thing that matters"),
    "words": N_("How it is, in my words"),
    "chart": N_("Ratings and timeline"),
    "where": N_("Where I feel it"),
    "questions": N_("My questions"),
    "exercises": N_("Exercises"),
    "treatments": N_("Treatments and changes"),
    "events": N_("Falls and other events"),
    "worst": N_("Worst days"),
    "visits": N_("From visit to visit"),
    "notes": N_("Notes I choose"),
}
"""The optional parts in page order, with their names for the options (translated where they are shown).

The patient line, the table of symptoms and the method are always on the page.
"""

_WHERE_DAYS = 28
_GRAVEST_FIRST = (FALL.key, NEAR_FALL.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of the page; without `include_name` it has neither name nor date of birth.

    The short form can be read in a minute; the full form omits nothing, and ends with a table of daily values. `began`
    is the day of the diary's first entry and `today` the present day; if given, days before the former and after the
    latter do not count. Today does not count for ratings until it is rated, nor for the plan. `symptoms` are the keys
    of the symptoms shown, in that order; by default all rated ones in the usual order.
    """

    period: Period
    visit: date | None = None
    paper: Paper = "a4"
    form: Form = "short"
    include_name: bool = True
    parts: frozenset[SummaryPart] = frozenset(PARTS)
    began: date | None = None
    today: date | None = None
    symptoms: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day to which "Now" refers."""
        return self.today or self.period.last


@dataclass(frozen=True, slots=True)
class SymptomRow:
    """One symptom in the period and in the equally long one before; `name` is translated.

    `rated` is how it was rated in the period, `highest` its highest rating there, `None` without any; `days` are its
    rated days there by severity; `detectable` is the minimal detectable change in points, computed from the past year
    of the diary (`ups_and_downs.detectable_change`).
    """

    name: str
    comparison: Comparison
    rated: Rated
    highest: HighestRating | None
    days: Severity
    detectable: float | None = None


@dataclass(frozen=True, slots=True)
class AerobicTime:
    """Aerobic exercise: the sum of its minutes, the number of days with known minutes and without (`days_untimed`).

    `weeks` is the length of the period.
    """

    minutes: Minutes
    days: int
    days_untimed: int
    weeks: float

    @property
    def minutes_a_week(self) -> Minutes | None:
        """Minutes per week; `None` if the period is shorter than a week."""
        return self.minutes.over(self.weeks) if self.weeks >= 1 else None


@dataclass(frozen=True, slots=True)
class TreatmentDays:
    """The number of days of the period on which a treatment was done; `name` is translated."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class TreatmentLine:
    """A treatment event within the period; `name` is translated."""

    name: str
    change: TreatmentEvent


@dataclass(frozen=True, slots=True)
class ChangeInside:
    """A change within the compared periods that may explain their figures; `words` is translated."""

    day: date
    words: str
    is_treatment: bool


@dataclass(frozen=True, slots=True)
class EventsOfKind:
    """All events of one kind, the latest first; `name` is translated, `times` includes repeats on one day."""

    name: str
    times: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class WorstDaysFacts:
    """The days on which a symptom was at its worst, the latest first; `name` is translated."""

    name: str
    days: tuple[WorstDay, ...]


@dataclass(frozen=True, slots=True)
class FeltAt:
    """Where a symptom was marked; `name` is translated."""

    symptom: str
    name: str
    felt: Felt

    @property
    def usual(self) -> tuple[str, ...]:
        """The sites at which it was marked on more than half of the recorded days, in their usual order."""
        return tuple(one.key for one in SITES if 2 * self.felt.days_at.get(one.key, 0) > self.felt.recorded)


@dataclass(frozen=True, slots=True)
class Where:
    """The sites of symptoms in `period`, the last four weeks of the page, with its number of `recorded` days.

    It also has the latest extent along each limb.
    """

    period: Period
    recorded: int
    symptoms: tuple[FeltAt, ...]
    extents: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note that the person marked for the practitioner, as typed; `author` is the helper who wrote it, if any."""

    day: date
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All facts of the page; parts that are switched off or not recorded are empty or `None`.

    `helpers` wrote notes of the period for the person; `helped_days` is the number of days that a helper entered, and
    `day_helpers` are these helpers. `counted` are the days that can have a rating; `plan_until` is the last day for
    which the plan counts, if that is not the last of the period.
    """

    options: Options
    name: str
    born: date | None
    days_rated: int
    counted: Period
    now: Now | None
    one_thing: OneThingCourse | None
    own_words: tuple[InOwnWords, ...]
    visits: VisitTable | None
    symptoms: tuple[SymptomRow, ...]
    where: Where | None
    questions: tuple[str, ...]
    planned: tuple[Adherence, ...]
    plan_until: date | None
    outside_plan: tuple[Adherence, ...]
    categories: tuple[CategoryTotal, ...]
    aerobic: AerobicTime | None
    treatments: tuple[TreatmentDays, ...]
    treatment_events: tuple[TreatmentLine, ...]
    changes: tuple[ChangeInside, ...]
    happened: tuple[EventsOfKind, ...]
    worst: tuple[WorstDaysFacts, ...]
    notes: tuple[MarkedNote, ...]
    shows_chart: bool
    has_imported: bool
    helpers: tuple[str, ...]
    helped_days: int
    day_helpers: tuple[str, ...]
    on_paper: int
    is_blank: bool


def needed_period(options: Options) -> Period:
    """The period that an excerpt for these options must cover: the page's period and the equally long one before it.

    Raises `ReportError` if that would begin before year 1.
    """
    try:
        return Period(options.period.before().first, options.period.last)
    except OverflowError:
        raise ReportError(
            _("The period is too long: there are no {n} days in the calendar before it.").format(n=len(options.period))
        ) from None


def period_to_read(options: Options, visits: Iterable[Visit] = ()) -> Period:
    """The period to read for these options.

    It includes the needed period, the year that the noise model is fitted to, the 12 months of the falls, and the weeks
    before the last `visits`. Raises as `needed_period`.
    """
    periods = [learnt_from(options)]
    if "now" in options.parts:
        periods.append(falls_period(options.day))
    if "visits" in options.parts:
        periods += weeks_before(visits, options.day, options.visit)
    return Period(min(one.first for one in periods), max(one.last for one in periods))


def learnt_from(options: Options) -> Period:
    """The needed period, and the year before it that the noise model is fitted to."""
    needed = needed_period(options)
    return history(options.period, Period(needed.first, options.period.first - timedelta(days=1)))


def summary(excerpt: Excerpt, options: Options) -> Summary:
    """Compute the facts of the page; raises `ValueError` if the excerpt does not cover `needed_period(options)`.

    Earlier days of the excerpt are used only for the confidence intervals of the changes.
    """
    _require_cover(excerpt, needed_period(options))
    everything = without_private_notes(excerpt)
    whole = everything.within(learnt_from(options).overlap(everything.period) or everything.period)
    excerpt = whole.within(needed_period(options))
    part, parts = excerpt.within(options.period), options.parts
    counted = counted_days(options.began, options.today, excerpt.ratings)
    rows = tuple(chosen_rows(symptom_rows(excerpt, options.period, whole, counted), options.symptoms))
    profile, has_exercise = excerpt.profile if options.include_name else None, bool(part.exercises)
    return Summary(
        options=options,
        name=profile.name.strip() if profile else "",
        born=profile.born if profile else None,
        days_rated=int(np.count_nonzero(days_rated(part, counted_in(options.period, counted)))),
        counted=counted,
        symptoms=rows,
        where=where(part) if "where" in parts else None,
        questions=tuple(one.text for one in open_questions(excerpt.questions)) if "questions" in parts else (),
        treatments=tuple(treatment_days(part)) if "treatments" in parts else (),
        treatment_events=tuple(treatment_events(part)) if "treatments" in parts else (),
        changes=tuple(changes(excerpt, options)),
        happened=tuple(happened(part)) if "events" in parts else (),
        worst=tuple(worst(part, rows)) if "worst" in parts else (),
        notes=tuple(marked_notes(part, part.questions if "questions" in parts else ())) if "notes" in parts else (),
        shows_chart="chart" in parts and bool(part.ratings or ("exercises" in parts and has_exercise)),
        **_written_elsewhere(excerpt, part),
        is_blank=not part.entries,
        **_lasting_facts(everything, options, rows),
        **_exercise_facts(part, options, shown="exercises" in parts and has_exercise),
    )


def _written_elsewhere(excerpt: Excerpt, part: Excerpt) -> dict[str, Any]:
    """The fields of `Summary` about helpers and transcribed sheets."""
    helped = list(helped_days(part))
    return {
        "helped_days": len({day for day, _name in helped}),
        "day_helpers": tuple(dict.fromkeys(name for _day, name in helped if name)),
        "has_imported": any(rating.origin for rating in excerpt.ratings),
        "on_paper": len({event.day for event in part.events if event.event == ON_PAPER.key}),
    }


def _lasting_facts(everything: Excerpt, options: Options, rows: Sequence[SymptomRow]) -> dict[str, Any]:
    """The fields of `Summary` with the person's own content, and those that do not depend on the period."""
    parts, names = options.parts, [(row.comparison.symptom, row.name) for row in rows]
    counted = counted_days(options.began, options.today, everything.ratings)
    return {
        "now": now(everything, options.day, options.began) if "now" in parts else None,
        "one_thing": one_thing_course(everything.within(options.period)) if "thing" in parts else None,
        "helpers": tuple(dict.fromkeys(helpers(everything.within(options.period)))),
        "own_words": tuple(in_own_words(everything)) if "words" in parts else (),
        "visits": visit_table(everything, names, options.day, options.visit, counted) if "visits" in parts else None,
    }


def _exercise_facts(part: Excerpt, options: Options, *, shown: bool) -> dict[str, Any]:
    """The fields of `Summary` about exercise; empty if not `shown`."""
    plan = plan_days(options.period, options.today)
    is_planned = shown and plan is not None
    return {
        "planned": tuple(adherence(part, plan)) if is_planned else (),
        "plan_until": plan.last if plan and plan != options.period else None,
        "outside_plan": tuple(outside_plan(part)) if shown else (),
        "categories": tuple(category_totals(part, plan)) if is_planned else (),
        "aerobic": aerobic_time(part) if shown else None,
    }


def _require_cover(excerpt: Excerpt, needed: Period) -> None:
    if needed.first not in excerpt.period or needed.last not in excerpt.period:
        raise ValueError("the excerpt does not cover the period and the one before it")


def symptom_rows(excerpt: Excerpt, period: Period, whole: Excerpt, counted: Period = EVER) -> list[SymptomRow]:
    """The rows of `page_symptoms`.

    `excerpt` has the period and the one before it, `whole` also the year that the noise model is fitted to.
    """
    now, before = counted_in(period, counted), counted_before(period.before(), counted)
    return [
        SymptomRow(
            name,
            compare(whole, key, now, before),
            rated(excerpt, key, period),
            highest(excerpt, key, period),
            severity(daily(excerpt, key, now).values),
            detectable_change(daily(whole, key).values, breaks=medicine_changes(whole)),
        )
        for key, name in page_symptoms(excerpt, period)
    ]


def page_symptoms(excerpt: Excerpt, period: Period) -> list[tuple[str, str]]:
    """Key and translated name of the three usual symptoms, then of the others that are rated in the period.

    If only others are rated in it and in the period before, as after an import, the three are left out.
    """
    both = Period(period.before().first, period.last)
    known = {rating.symptom for rating in excerpt.ratings if rating.day in both}
    three = {symptom.key for symptom in SYMPTOMS}
    in_period = {rating.symptom for rating in excerpt.ratings if rating.day in period}
    own = in_order("symptom", in_period - three, excerpt.definitions)
    first = [symptom.key for symptom in SYMPTOMS] if known & three or not own else []
    return [(key, name_of("symptom", key, excerpt.definitions)) for key in (*first, *own)]


def chosen_rows(rows: Iterable[SymptomRow], chosen: Sequence[str]) -> list[SymptomRow]:
    """The rows of the chosen symptoms in the order of `chosen`; all rows if none is chosen."""
    known = {row.comparison.symptom: row for row in rows}
    return [known[key] for key in chosen if key in known] if chosen else list(known.values())


def aerobic_time(excerpt: Excerpt) -> AerobicTime | None:
    """The aerobic exercise of the excerpt; `None` without any."""

    def category(exercise: str) -> str:
        return category_of(exercise, excerpt.definitions)

    done = minutes_by_day(entry for entry in excerpt.exercises if category(entry.exercise) == "aerobic")
    if not done:
        return None
    timed = [minutes for minutes in done.values() if minutes.whole is not None]
    return AerobicTime(together(timed), len(timed), len(done) - len(timed), len(excerpt.period) / 7)


def treatment_days(excerpt: Excerpt) -> list[TreatmentDays]:
    """The treatments of the excerpt, sorted by number of days, descending."""
    days: dict[str, set[date]] = {}
    for done in excerpt.treatments:
        days.setdefault(done.treatment, set()).add(done.day)
    treatments = (TreatmentDays(name_of("treatment", key, excerpt.definitions), len(on)) for key, on in days.items())
    return sorted(treatments, key=lambda treatment: (-treatment.days, treatment.name))


def where(excerpt: Excerpt) -> Where | None:
    """The sites of the last four weeks of the excerpt; `None` if none were recorded in the whole excerpt."""
    last = excerpt.period.last
    period = Period(max(excerpt.period.first, last - timedelta(days=_WHERE_DAYS - 1)), last)
    marked = {one.symptom for one in excerpt.site_marks if one.day in period}
    keys = in_order("symptom", marked, excerpt.definitions)
    felt = [FeltAt(key, name_of("symptom", key, excerpt.definitions), where_felt(excerpt, key, period)) for key in keys]
    latest = {one.limb: one for one in excerpt.extents if one.day in period}
    if not excerpt.site_marks and not excerpt.extents:
        return None
    recorded = felt[0].felt.recorded if felt else 0
    return Where(period, recorded, tuple(felt), tuple(latest[limb] for limb in LIMBS if limb in latest))


def treatment_events(excerpt: Excerpt) -> list[TreatmentLine]:
    """The changes of treatments in the excerpt's period, the earliest first."""
    ordered = sorted(excerpt.treatment_events, key=lambda one: (one.day, one.written))
    return [TreatmentLine(name_of("treatment", one.treatment, excerpt.definitions), one) for one in ordered]


def changes(excerpt: Excerpt, options: Options) -> list[ChangeInside]:
    """The changes in the excerpt's period that may explain its figures: treatments, flares and illnesses, the latest
    first.

    Treatments and events are included only if their parts are shown. Changes on the first day are left out, as the
    figures before and after it are what is compared.
    """
    points = [one for one in turning_points(excerpt, excerpt.period) if one.day != options.period.first]
    treatments = [one for one in points if one.event is not None and "treatments" in options.parts]
    others = [one for one in points if one.event is None and "events" in options.parts]
    return [ChangeInside(one.day, in_words(one, excerpt), one.event is not None) for one in (*treatments, *others)]


def happened(excerpt: Excerpt) -> list[EventsOfKind]:
    """The events by kind: falls, near-falls, then the others by frequency; without answers ("No fall")."""
    kinds: dict[str, list[Event]] = {}
    for event in excerpt.events:
        if event.event not in ANSWERS:
            kinds.setdefault(event.event, []).append(event)

    def gravity(key: str) -> tuple[int, int, str]:
        rank = _GRAVEST_FIRST.index(key) if key in _GRAVEST_FIRST else len(_GRAVEST_FIRST)
        return rank, -len(kinds[key]), key

    return [
        EventsOfKind(
            name_of("event", key, excerpt.definitions),
            sum(one.count or 1 for one in kinds[key]),
            tuple(sorted(kinds[key], key=lambda one: one.day, reverse=True)),
        )
        for key in sorted(kinds, key=gravity)
    ]


def worst(excerpt: Excerpt, rows: Sequence[SymptomRow]) -> list[WorstDaysFacts]:
    """The worst days of each symptom for which they are exceptional."""
    by_row = ((row, worst_days(excerpt, row.comparison.symptom)) for row in rows)
    return [
        WorstDaysFacts(row.name, days)
        for row, days in by_row
        if stand_out(days, days_rated_of(excerpt, row.comparison.symptom))
    ]


def marked_notes(excerpt: Excerpt, questions: Iterable[Question]) -> list[MarkedNote]:
    """The notes of an excerpt without private ones, the latest first, except those that are among the `questions` of
    the page."""
    shown = [note for note in excerpt.notes if question_about(questions, note.text) is None]
    marked = [MarkedNote(note.day, note.text.strip(), note.author.strip()) for note in shown]
    return sorted(marked, key=lambda note: note.day, reverse=True)
