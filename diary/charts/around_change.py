"""Chart "Around a change": a symptom in the weeks before and after a treatment was started, changed or stopped."""

from dataclasses import dataclass
from datetime import date, timedelta

from diary.analysis.around_change import around_change, needed_period
from diary.analysis.comparison import Comparison
from diary.analysis.smoothing import FOUR_WEEKS
from diary.charts import lettering, mean_rows, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, per_cent
from diary.charts.date_axis import Tick
from diary.charts.descriptions import (
    began_on,
    difference_in_words,
    difference_row,
    limits_of_change,
    named,
    recorded_before,
)
from diary.charts.drawing import ChartDrawing, FigureLike, TextLook
from diary.charts.heading import Heading, draw_heading, draw_silence, heading, silence_height
from diary.charts.mean_rows import MeanRow, Means
from diary.charts.options import SymptomOptions
from diary.charts.plain_sentence import compared
from diary.charts.rating_panel import DrawnSeries
from diary.charts.style import Series, Style, series_of
from diary.charts.symptom_series import SymptomSeries, symptom_series
from diary.charts.table import ChartTable
from diary.charts.time_axis_canvas import TimeAxisCanvas, panel
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.rounding import rounded
from diary.domain.treatment import TreatmentEvent
from diary.i18n import N_, _, ngettext

_PANEL, _ABOVE, _DATES, _BETWEEN = 180, 12, 30, 20
_LEFT, _RIGHT = 40, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundChangeOptions(SymptomOptions):
    """The day of the change (`None`: the latest change), and the number of days compared on each side of it.

    The excerpt must cover `analysis.around_change.needed_period`.
    """

    day: date | None = None
    days: int = FOUR_WEEKS


@dataclass(frozen=True, slots=True)
class ChangeComparison:
    """The comparison of a symptom before and after `day`, and the series over both sides.

    `change` has the treatment changes of that day in words ("" if there are none), `whole` is the period from the first
    day before to the last day after. `after` is the number of days after `day` that can have a rating by now, `points`
    the series of the whole period.
    """

    day: date
    change: str
    whole: Period
    comparison: Comparison
    after: int
    points: SymptomSeries

    @property
    def at(self) -> int:
        """The index of `day` among the days of `whole`."""
        return (self.day - self.whole.first).days


@dataclass(frozen=True, slots=True)
class AroundChangeFacts:
    """The comparison, or the sentence that explains why there is none."""

    symptom: str
    name: str
    around: ChangeComparison | str
    definitions: tuple[Definition, ...]
    wording: Wording


def choices(excerpt: Excerpt) -> list[TreatmentEvent]:
    """The treatment events in the excerpt's period, the latest first."""
    return sorted(excerpt.treatment_events, key=lambda event: (event.day, event.written), reverse=True)


def prepare(excerpt: Excerpt, options: AroundChangeOptions) -> AroundChangeFacts:
    """The days before and after the change, and their difference."""
    name = named(options.symptom, excerpt.definitions)
    around = _around(excerpt, options)
    return AroundChangeFacts(options.symptom, name, around, excerpt.definitions, options.wording)


def draw(figure: FigureLike, facts: AroundChangeFacts, style: Style) -> None:
    """Draw the days before and after the change, both means and the difference."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    around = facts.around
    if isinstance(around, str):
        draw_silence(drawing, around, above.height)
        return
    look = series_of(facts.symptom, facts.definitions, style)
    _draw_line(drawing, above.height, facts, around, look)
    below = above.height + style.px(_ABOVE + _PANEL + _DATES + _BETWEEN)
    means = _means(around.comparison, facts.wording)
    if means is None:
        draw_silence(drawing, _no_mean(around), below)
    else:
        mean_rows.draw(drawing, below, means, look)


def height(facts: AroundChangeFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = _heading(facts, style, width).height
    if isinstance(facts.around, str):
        return above + silence_height(style, width, facts.around)
    above += style.px(_ABOVE + _PANEL + _DATES + _BETWEEN)
    means = _means(facts.around.comparison, facts.wording)
    if means is None:
        return above + silence_height(style, width, _no_mean(facts.around))
    return above + mean_rows.height(style, width, means)


def sentences(facts: AroundChangeFacts) -> list[str]:
    """What changed and when, both means, their difference with its interval, and the limits of the conclusion."""
    around, wording = facts.around, facts.wording
    if isinstance(around, str):
        return [around]
    comparison = around.comparison
    lines = [_("{title}.").format(title=_title(facts, around))]
    if comparison.change is None or comparison.before.mean is None or comparison.now.mean is None:
        return [*lines, *_recorded(around), _no_mean(around)]
    pattern = _("{symptom}: mean {before} before ({n} days recorded), {after} after ({m} days recorded).")
    means = pattern.format(
        symptom=facts.name,
        before=wording.number(comparison.before.mean, 1),
        n=comparison.before.recorded,
        after=wording.number(comparison.now.mean, 1),
        m=comparison.now.recorded,
    )
    limit = _("Other things change in such weeks too: this does not say what caused it.")
    verdict = [words for words in compared(comparison, wording) if words]
    difference = difference_in_words(comparison.change, comparison.interval, wording)
    share = _about_per_cent(comparison, wording)
    return [*lines, *verdict, means, difference, *share, *limits_of_change(comparison), limit]


def table(facts: AroundChangeFacts) -> ChartTable:
    """Both means with their number of days, and the difference."""
    around, wording = facts.around, facts.wording
    headers = (facts.name, _("Days recorded"), _("Mean"), _("95\N{NARROW NO-BREAK SPACE}% interval"))
    if isinstance(around, str):
        return ChartTable(headers, ())
    comparison, rows = around.comparison, []
    for name, level in zip(_names(comparison), (comparison.before, comparison.now), strict=True):
        mean = wording.number(level.mean, 1) if level.mean is not None else ""
        rows.append((name, wording.number(level.recorded, 0), mean, ""))
    if comparison.change is not None:
        rows.append(difference_row(comparison.change, comparison.interval, wording))
    return ChartTable(headers, tuple(rows))


def _around(excerpt: Excerpt, options: AroundChangeOptions) -> ChangeComparison | str:
    """The comparison, or the sentence that explains why there is none."""
    events = choices(excerpt)
    if options.day is None and not events:
        return _("No treatment was started, changed or stopped in this period.")
    day = options.day or events[0].day
    whole = needed_period(day, options.days)
    if whole.first not in excerpt.period or whole.last not in excerpt.period:
        return _("This needs the days before and after the change, and some of them are not in the period.")
    comparison = around_change(excerpt, options.symptom, day, options.days, options.counted)
    after = Period(day + timedelta(days=1), whole.last).overlap(options.counted)
    points = symptom_series(excerpt, options.symptom, whole)
    return ChangeComparison(day, began_on(excerpt, day), whole, comparison, len(after) if after else 0, points)


def _recorded(around: ChangeComparison) -> list[str]:
    """The number of recorded days before the change and, if any day after it counts by now, after it."""
    before, after = around.comparison.before, around.comparison.now
    if not around.after:
        return [recorded_before(before)]
    pattern = _("Before: {before} of {days} days recorded; after: {after} of {days_after}.")
    return [pattern.format(before=before.recorded, days=before.days, after=after.recorded, days_after=after.days)]


def _no_mean(around: ChangeComparison) -> str:
    if not around.after:
        return _("No means to compare yet: the days after the change are still to come.")
    return _("No means to compare: fewer than half of the days before or after are recorded.")


def _title(facts: AroundChangeFacts, around: ChangeComparison) -> str:
    day = facts.wording.day_month_year(around.day)
    title = _("{symptom} before and after {day}").format(symptom=facts.name, day=day)
    return _("{title}: {what}").format(title=title, what=around.change) if around.change else title


def _heading(facts: AroundChangeFacts, style: Style, width: float) -> Heading:
    title = _("{symptom} before and after a change").format(symptom=facts.name)
    if not isinstance(facts.around, str):
        title = _title(facts, facts.around)
    return heading(style, width, lettering.writable(title))


def _names(comparison: Comparison) -> tuple[str, str]:
    before, after = comparison.before.days, comparison.now.days
    if before % 7 or after % 7:
        days_before = ngettext("{n} day before", "{n} days before", before).format(n=before)
        return days_before, ngettext("{n} day after", "{n} days after", after).format(n=after)
    weeks_before = ngettext("{n} week before", "{n} weeks before", before // 7).format(n=before // 7)
    return weeks_before, ngettext("{n} week after", "{n} weeks after", after // 7).format(n=after // 7)


def _means(comparison: Comparison, wording: Wording) -> Means | None:
    """The rows before (with a hollow marker) and after; `None` if either has no mean."""
    if comparison.change is None:
        return None
    rows = []
    for name, level, hollow in zip(_names(comparison), (comparison.before, comparison.now), (True, False), strict=True):
        count = ngettext("{n} day recorded", "{n} days recorded", level.recorded).format(n=level.recorded)
        rows.append(MeanRow(name, count, level.mean or 0.0, hollow))
    return Means(tuple(rows), comparison.change, comparison.interval, wording)


def _about_per_cent(comparison: Comparison, wording: Wording) -> list[str]:
    """A sentence with the change in per cent; empty if the change is not clear."""
    if comparison.change_per_cent is None or not comparison.is_clear or not rounded(comparison.change_per_cent):
        return []
    number = per_cent(wording.number(abs(comparison.change_per_cent), 0))
    pattern = _("{number} lower.") if comparison.change_per_cent < 0 else _("{number} higher.")
    return [pattern.format(number=number)]


def _draw_line(
    drawing: ChartDrawing, top: float, facts: AroundChangeFacts, around: ChangeComparison, look: Series
) -> None:
    """Draw daily values and 7-day mean on both sides of the change, and the change itself as a dotted line."""
    style, whole = drawing.style, around.whole
    right = drawing.extent[0] - style.px(_RIGHT)
    canvas = TimeAxisCanvas(drawing.figure, style, whole, style.px(_LEFT), right)
    upper, lower = top + style.px(_ABOVE), top + style.px(_ABOVE + _PANEL)
    ratings = panel(canvas, "rating", upper, lower)
    rating_panel.draw_scale(ratings, facts.wording)
    mean_name = _("{symptom}, 7-day mean").format(symptom=facts.name)
    rating_panel.draw_ratings(ratings, [DrawnSeries(facts.name, mean_name, around.points, look)], ())
    canvas.dotted(canvas.x(around.at), upper, lower)
    for tick in _ticks(around, facts.wording):
        at = canvas.x(tick.day)
        align = "left" if tick.day == 0 else "right" if tick.day == len(whole) - 1 else "center"
        edge = {"left": canvas.left, "right": canvas.right, "center": at}[align]
        drawing.words(edge, lower + style.px(_DATES / 2), tick.label, TextLook(align=align))


def _ticks(around: ChangeComparison, wording: Wording) -> list[Tick]:
    """The first day, the day of the change, and the last."""
    whole = around.whole
    ends = ((0, whole.first), (around.at, around.day), (len(whole) - 1, whole.last))
    return [Tick(number, wording.day_month(one)) for number, one in ends]


CHART = Chart(
    "around_change",
    N_("Around a change of treatment"),
    AroundChangeOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
    tab=N_("Around a change"),
)
