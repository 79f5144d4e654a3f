"""The content of a timeline, computed from an excerpt and independent of drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diary.analysis.comparison import Level, level_of_series
from diary.analysis.daily import daily, days_entered
from diary.charts import lettering
from diary.charts.chart_text import Wording
from diary.charts.descriptions import about_level, named, treatment_events_on
from diary.charts.event_tracks import EventTrack, event_tracks
from diary.charts.minutes_panel import Bars, about_minutes, bars_of
from diary.charts.options import ShownOptions, UsualBand
from diary.charts.rating_panel import DrawnSeries
from diary.charts.style import Series, Style, series_of
from diary.charts.symptom_series import Numbers, SymptomSeries, days_a_point, gaps, series_of_values, with_lead
from diary.domain.counting import counted_in
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.tracked_items import in_order
from diary.i18n import N_, _

_MEANS = {1: N_("{symptom}, 7-day mean"), 7: N_("{symptom}, weekly mean"), 28: N_("{symptom}, 4-weekly mean")}


@dataclass(frozen=True, slots=True)
class NamedSeries:
    """The series of a symptom with the names of the symptom and of its mean."""

    symptom: str
    name: str
    mean_name: str
    points: SymptomSeries
    gaps: tuple[tuple[float, float], ...]

    def drawn(self, look: Series) -> DrawnSeries:
        """The series with its drawing style."""
        return DrawnSeries(self.name, self.mean_name, self.points, look)


@dataclass(frozen=True, slots=True)
class NamedLevel:
    """The level of a symptom or measurement, with its name as used inside a sentence."""

    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day (index from 0) with treatment events, and these in words."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a timeline of `period` shows; one point stands for `length` days (1, 7 or 28).

    `series` has the symptoms with ratings, `levels` all symptoms to show. `gaps` are (start, end) of the ranges
    without any rating, in days from 0, and `gap_words` their labels. `bars` is `None` if there is neither exercise
    nor plan. `usual` is the usual range of the only symptom shown.
    """

    period: Period
    length: int
    levels: tuple[NamedLevel, ...]
    series: tuple[NamedSeries, ...]
    gaps: tuple[tuple[float, float], ...]
    gap_words: tuple[str, ...]
    bars: Bars | None
    tracks: tuple[EventTrack, ...]
    changes: tuple[MarkedDay, ...]
    definitions: tuple[Definition, ...]
    usual: UsualBand | None = None

    def drawn_series(self, style: Style) -> list[DrawnSeries]:
        """The series with their drawing styles under `style`."""
        return [one.drawn(series_of(one.symptom, self.definitions, style)) for one in self.series]


def content(excerpt: Excerpt, options: ShownOptions) -> Content:
    """Compute the timeline of the period for the symptoms `shown`, or for all that are rated."""
    period = options.shown_period(excerpt)
    counted = counted_in(period, options.counted)
    part, length = part_of(excerpt, period), days_a_point(period)
    keys = shown_keys(part, options)
    days = {key: daily(excerpt, key, with_lead(period)) for key in keys}
    every = (_series(named(key, excerpt.definitions), key, period, days[key].values) for key in keys)
    series = [one for one in every if one.points.last_value is not None]
    blank = gaps([one.points for one in series])
    return Content(
        period=period,
        length=length,
        levels=tuple(NamedLevel(named(key, part.definitions), level_of_series(days[key], counted)) for key in keys),
        series=tuple(series),
        gaps=tuple(blank),
        gap_words=_gap_words(part, blank),
        bars=bars_of(part, length) if part.exercises or part.plan else None,
        tracks=tuple(event_tracks(part)),
        changes=tuple(_changes(part)),
        definitions=excerpt.definitions,
        usual=_usual(options, [one.symptom for one in series]),
    )


def about_content(whole: Content, wording: Wording) -> list[str]:
    """Each symptom with its mean and range, and the exercise minutes."""
    lines = [about_level(one.name, one.level, wording) for one in whole.levels]
    if whole.bars and whole.bars.days:
        lines.append(about_minutes(whole.bars, wording))
    return lines


def part_of(excerpt: Excerpt, period: Period) -> Excerpt:
    """The excerpt cut to `period`; the excerpt itself if that is its period already."""
    return excerpt if period == excerpt.period else excerpt.within(period)


def shown_keys(excerpt: Excerpt, options: ShownOptions) -> list[str]:
    """The keys of the symptoms to draw, by default of those rated in the excerpt, in the order of `tracked_items`
    unless `options.keeps_order` is set."""
    if options.shown is not None and options.keeps_order:
        return list(dict.fromkeys(options.shown))
    rated = {rating.symptom for rating in excerpt.ratings}
    return in_order("symptom", rated if options.shown is None else options.shown, excerpt.definitions)


def _series(symptom_name: str, symptom: str, period: Period, values: Numbers) -> NamedSeries:
    name = lettering.writable(symptom_name)
    mean_name = _(_MEANS[days_a_point(period)]).format(symptom=name)
    points = series_of_values(period, values)
    return NamedSeries(symptom, name, mean_name, points, tuple(gaps([points])))


def _usual(options: ShownOptions, drawn: Sequence[str]) -> UsualBand | None:
    """The usual range, if a single symptom is drawn; the bands of several symptoms would overlap."""
    return next((one for one in options.usual if list(drawn) == [one.symptom]), None)


def _changes(part: Excerpt) -> Iterator[MarkedDay]:
    """The days with treatment changes in the period, ascending."""
    for day in sorted({event.day for event in part.treatment_events}):
        yield MarkedDay((day - part.period.first).days, lettering.writable(treatment_events_on(part, day)))


def _gap_words(excerpt: Excerpt, blank: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """The label of each gap: "no entry" without entries of any kind, "not rated" if only ratings are missing."""
    if not blank:
        return ()
    entered = days_entered(excerpt)
    inside = (entered[int(start + 0.5) : int(end + 0.5)].any() for start, end in blank)
    return tuple(_("not rated") if other else _("no entry") for other in inside)
