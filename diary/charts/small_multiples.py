"""Small multiples: a panel for each symptom on a common scale, for exercise minutes, and for each measurement."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from diary.analysis.comparison import Level, level_of
from diary.analysis.daily import daily_measured
from diary.charts import lettering, minutes_panel, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, span
from diary.charts.content import Content, about_content, content, part_of
from diary.charts.date_marks import draw_dates
from diary.charts.descriptions import about_level, level_headers, level_row
from diary.charts.drawing import ChartDrawing, FigureLike, TextLook
from diary.charts.heading import Heading, LegendEntry, draw_heading, draw_silence, heading, silence_height
from diary.charts.minutes_panel import Bars
from diary.charts.options import ShownOptions
from diary.charts.rating_panel import DrawnSeries
from diary.charts.style import Series, Style
from diary.charts.symptom_series import SymptomSeries, series_of_values, with_lead
from diary.charts.table import ChartTable
from diary.charts.time_axis_canvas import TimeAxisCanvas, panel
from diary.domain.counting import counted_in
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.tracked_items import in_order, name_of, unit_of
from diary.i18n import N_, _

_TITLE = N_("Each by itself")
_HOW = {
    1: N_("ratings from 0 to 10; lines: 7-day means; hatched: not recorded"),
    7: N_("ratings from 0 to 10; weekly means; pale bars: lowest to highest; hatched: not recorded"),
    28: N_("ratings from 0 to 10; 4-weekly means; pale bars: lowest to highest; hatched: not recorded"),
}
_MINUTES = {1: N_("Exercise minutes"), 7: N_("Exercise minutes a week"), 28: N_("Exercise minutes in 4 weeks")}
_LEAST_WIDTH = 300
_NAME, _PANEL, _DATES = 30, 100, 34
_LEAST_PANEL = 12
_LEFT, _RIGHT = 60, 20
_MARK, _BESIDE = 12, 20


@dataclass(frozen=True, slots=True)
class MeasuredQuantity:
    """A measured quantity: its name with unit, its level, and its series."""

    name: str
    level: Level
    points: SymptomSeries


@dataclass(frozen=True, slots=True)
class SmallMultiplesFacts:
    """The content of a timeline, and the measured quantities."""

    content: Content
    measured: tuple[MeasuredQuantity, ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Cell:
    """A panel of the grid: its name, the style of the marker before the name, and the function that draws it."""

    name: str
    look: Series | None
    draw: Callable[[TimeAxisCanvas, float, float], None]


def prepare(excerpt: Excerpt, options: ShownOptions) -> SmallMultiplesFacts:
    """Compute the series of all symptoms and quantities in the period, or of those to be shown."""
    period = options.shown_period(excerpt)
    part = part_of(excerpt, period)
    counted = _days_of_measuring(part, options.counted)
    measured = (_measured(excerpt, period, key, counted) for key in _keys_measured(part, options.shown))
    return SmallMultiplesFacts(content(excerpt, options), tuple(measured), options.wording)


def draw(figure: FigureLike, facts: SmallMultiplesFacts, style: Style) -> None:
    """Draw each symptom in a panel from 0 to 10, and each measured quantity on its own scale."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    cells = _cells(facts, style)
    if not cells:
        draw_silence(drawing, _silence(), above.height)
        return
    columns = _columns(style, drawing.extent[0], len(cells))
    wide = drawing.extent[0] / columns
    high = (drawing.extent[1] - above.height) / -(-len(cells) // columns)
    for number, cell in enumerate(cells):
        left, top = number % columns * wide, above.height + number // columns * high
        right = left + wide - style.px(_RIGHT)
        canvas = TimeAxisCanvas(figure, style, facts.content.period, left + style.px(_LEFT), right)
        _draw_cell(canvas, cell, (top, top + high), facts)


def height(facts: SmallMultiplesFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = _heading(facts, style, width).height
    cells = _cells(facts, style)
    if not cells:
        return above + silence_height(style, width, _silence())
    rows = -(-len(cells) // _columns(style, width, len(cells)))
    return above + rows * style.px(_NAME + _PANEL + _DATES)


def sentences(facts: SmallMultiplesFacts) -> list[str]:
    """Each symptom and each measured quantity with its mean and range."""
    wording = facts.wording
    lines = about_content(facts.content, wording)
    lines += [about_level(one.name, one.level, wording) for one in facts.measured]
    return [_("{span}.").format(span=span(facts.content.period, wording)), *(lines or [_silence()])]


def table(facts: SmallMultiplesFacts) -> ChartTable:
    """A row for each symptom and each measured quantity, with mean, range and numbers of days."""
    rows = [level_row(one.name, one.level, facts.wording) for one in facts.content.levels]
    rows += [level_row(one.name, one.level, facts.wording) for one in facts.measured]
    return ChartTable(level_headers(_("What")), tuple(rows))


def _silence() -> str:
    return _("Nothing is recorded in this period.")


def _heading(facts: SmallMultiplesFacts, style: Style, width: float) -> Heading:
    signs = [LegendEntry(words) for words in _(_HOW[facts.content.length]).split("; ")]
    return heading(style, width, _(_TITLE), signs)


def _columns(style: Style, width: float, cells: int) -> int:
    return max(1, min(cells, int(width / style.px(_LEAST_WIDTH))))


def _cells(facts: SmallMultiplesFacts, style: Style) -> list[_Cell]:
    whole, wording = facts.content, facts.wording
    pairs = zip(whole.series, whole.drawn_series(style), strict=True)
    cells = [_rating_cell(drawn, named.gaps, wording) for named, drawn in pairs]
    if whole.bars and (whole.bars.groups or len(whole.bars.untimed)):
        cells.append(_minutes_cell(whole.bars, _(_MINUTES[whole.length]), wording))
    look = Series(style.colours["ink"], (), "diamond")
    return [*cells, *(_measured_cell(one, look, wording) for one in facts.measured)]


def _rating_cell(drawn: DrawnSeries, gaps: Sequence[tuple[float, float]], wording: Wording) -> _Cell:
    def draw_line(canvas: TimeAxisCanvas, top: float, bottom: float) -> None:
        ratings = panel(canvas, drawn.name, top, bottom)
        rating_panel.draw_scale(ratings, wording)
        rating_panel.draw_bands(ratings, gaps)
        rating_panel.draw_ratings(ratings, [drawn], ())

    return _Cell(drawn.name, drawn.look, draw_line)


def _minutes_cell(bars: Bars, name: str, wording: Wording) -> _Cell:
    def draw_minutes(canvas: TimeAxisCanvas, top: float, bottom: float) -> None:
        minutes = panel(canvas, name, top, bottom)
        minutes_panel.draw_scale(minutes, bars, wording)
        minutes_panel.draw_bars(minutes, bars)

    return _Cell(name, None, draw_minutes)


def _keys_measured(part: Excerpt, shown: Collection[str] | None) -> list[str]:
    """The keys of the quantities measured in an excerpt, built-in ones first."""
    quantities = {one.quantity for one in part.measurements}
    return in_order("measurement", quantities if shown is None else quantities.intersection(shown), part.definitions)


def _days_of_measuring(part: Excerpt, counted: Period) -> Period:
    """The days of the period that count; a day with a measurement counts although it is not rated yet."""
    last = max((one.day for one in part.measurements), default=counted.last)
    return counted_in(part.period, Period(counted.first, max(counted.last, last)))


def _measured(excerpt: Excerpt, period: Period, quantity: str, counted: Period) -> MeasuredQuantity:
    """The quantity over the period, with its level over the `counted` days; earlier days of the excerpt enter the first
    7-day means."""
    name, unit = name_of("measurement", quantity, excerpt.definitions), unit_of(quantity, excerpt.definitions)
    if unit and unit.casefold() != name.casefold():
        name = _("{name}, {unit}").format(name=name, unit=unit)
    whole = with_lead(period)
    values = daily_measured(excerpt, quantity, whole)
    start = (counted.first - whole.first).days
    level = level_of(values[start : start + len(counted)])
    return MeasuredQuantity(name, level, series_of_values(period, values))


def _measured_cell(measured: MeasuredQuantity, look: Series, wording: Wording) -> _Cell:
    name = lettering.writable(measured.name)
    drawn = DrawnSeries(name, name, measured.points, look)

    def draw_line(canvas: TimeAxisCanvas, top: float, bottom: float) -> None:
        values = panel(canvas, name, top, bottom)
        scale = _scale(measured.points)
        values.draw_scale(scale, wording, 0 if all(float(value).is_integer() for value in scale) else 1)
        rating_panel.draw_ratings(values, [drawn], ())

    return _Cell(name, look, draw_line)


def _scale(points: SymptomSeries) -> list[float]:
    """A few round tick values that enclose all measured values."""
    every = np.concatenate([points.marks, points.lowest, points.highest, points.means])
    low, high = float(np.nanmin(every)), float(np.nanmax(every))
    ticks = MaxNLocator(nbins=3, steps=[1, 2, 5, 10]).tick_values(low, high if high > low else low + 1)
    return [float(tick) for tick in ticks]


def _draw_cell(canvas: TimeAxisCanvas, cell: _Cell, place: tuple[float, float], facts: SmallMultiplesFacts) -> None:
    """Draw a panel with its name above and its dates below; `place` is (top, bottom)."""
    style, (top, bottom) = canvas.style, place
    upper, y = top + style.px(_NAME), top + style.px(_NAME) / 2
    lower = max(bottom - style.px(_DATES), upper + style.px(_LEAST_PANEL))
    x = canvas.left
    if cell.look:
        canvas.mark(x + style.px(_MARK / 2), y, cell.look, style.px(_MARK))
        x += style.px(_BESIDE)
    size = style.sizes.name
    name = lettering.shortened(cell.name, canvas.right - x, style.px(size), lettering.SEMI_BOLD)
    canvas.words(x, y, name, TextLook(size, lettering.SEMI_BOLD, "ink"))
    draw_dates(canvas, upper, lower, facts.content.length, facts.wording)
    cell.draw(canvas, upper, lower)


CHART = Chart("small_multiples", _TITLE, ShownOptions, prepare, height, draw, sentences, table)
