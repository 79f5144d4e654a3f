"""What a timeline shows: gathered from an excerpt, not yet drawn."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diary.analysis.daily import days_entered
from diary.charts import lettering
from diary.charts.course import course, days_a_point, gaps
from diary.charts.lanes import Lane, lanes_of
from diary.charts.minutes_panel import Bars, bars_of
from diary.charts.rating_panel import NamedCourse
from diary.charts.style import Style, series_of
from diary.charts.telling import treatment_events_on
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.tracked_items import in_order, name_of
from diary.i18n import N_, _

_MEANS = {1: N_("{symptom}, 7-day mean"), 7: N_("{symptom}, weekly mean"), 28: N_("{symptom}, 4-weekly mean")}


@dataclass(frozen=True, slots=True)
class DayOfTreatmentEvents:
    """A day, counted from 0, on which treatments were changed, and how in words."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a timeline shows; `length` is how many days one point of it stands for.

    `courses` are those of the symptoms that have a rating; `gaps` are the edges of stretches without any, in days
    counted from 0, and `gap_words` what they are called; `bars` is `None` where there is neither an exercise nor a
    plan.
    """

    length: int
    courses: tuple[NamedCourse, ...]
    gaps: tuple[tuple[float, float], ...]
    gap_words: tuple[str, ...]
    bars: Bars | None
    lanes: tuple[Lane, ...]
    treatment_events: tuple[DayOfTreatmentEvents, ...] = ()


def content(excerpt: Excerpt, style: Style, shown: Collection[str] | None, period: Period) -> Content:
    """What the timeline of `period` shows of the excerpt; `shown` as in `timeline.draw`."""
    part, length = part_of(excerpt, period), days_a_point(period)
    courses = []
    for key in shown_keys(part, shown):
        name = lettering.writable(name_of("symptom", key, excerpt.definitions))
        looks = series_of(key, excerpt.definitions, style)
        found = course(excerpt, key, period)
        if found.last_value is not None:
            courses.append(NamedCourse(name, _(_MEANS[length]).format(symptom=name), found, looks))
    blank = gaps([named.course for named in courses])
    return Content(
        length=length,
        courses=tuple(courses),
        gaps=tuple(blank),
        gap_words=_gap_words(part, blank),
        bars=bars_of(part, length) if part.exercises or part.plan else None,
        lanes=tuple(lanes_of(part)),
        treatment_events=tuple(treatment_events_of(part)),
    )


def treatment_events_of(excerpt: Excerpt) -> Iterator[DayOfTreatmentEvents]:
    """The changes of treatments in the excerpt's period, the earliest first."""
    for day in sorted({turn.day for turn in excerpt.treatment_events}):
        yield DayOfTreatmentEvents(
            (day - excerpt.period.first).days, lettering.writable(treatment_events_on(excerpt, day))
        )


def part_of(excerpt: Excerpt, period: Period) -> Excerpt:
    """The excerpt cut to `period`, or itself where it is that already."""
    return excerpt if period == excerpt.period else excerpt.within(period)


def shown_keys(excerpt: Excerpt, shown: Collection[str] | None) -> list[str]:
    """The symptoms to draw in their usual order; by default those rated in the excerpt."""
    rated = {rating.symptom for rating in excerpt.ratings}
    return in_order("symptom", rated if shown is None else shown, excerpt.definitions)


def _gap_words(excerpt: Excerpt, blank: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """A gap without anything written is "no entry"; where only the ratings are missing it is "not rated"."""
    if not blank:
        return ()
    entered = days_entered(excerpt)
    inside = (entered[int(start + 0.5) : int(end + 0.5)].any() for start, end in blank)
    return tuple(_("not rated") if other else _("no entry") for other in inside)
