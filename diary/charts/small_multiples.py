"""Everything in a panel of its own: the symptoms on the same scales, exercise minutes, and what was measured."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from diary.analysis.comparison import level, level_of
from diary.analysis.daily import daily_measured
from diary.charts import lettering, minutes_panel, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, span
from diary.charts.content import Content, content, part_of, shown_keys
from diary.charts.course import Course, course_measured, gaps
from diary.charts.date_marks import draw_dates
from diary.charts.drawing import Drawing, Leaf
from diary.charts.heading import Heading, Sign, draw_heading, draw_silence, heading, silence_height
from diary.charts.minutes_panel import Bars
from diary.charts.rating_panel import NamedCourse
from diary.charts.sheet import Sheet, panel
from diary.charts.style import Series, Style
from diary.charts.table import Table
from diary.charts.telling import about_level, level_headers, level_row, named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.tracked_items import in_order, name_of, unit_of
from diary.i18n import N_, _

_HOW = {
    1: N_("ratings from 0 to 10; lines: 7-day means; hatched: not recorded"),
    7: N_("ratings from 0 to 10; weekly means; pale bars: lowest to highest; hatched: not recorded"),
    28: N_("ratings from 0 to 10; 4-weekly means; pale bars: lowest to highest; hatched: not recorded"),
}
_MINUTES = {1: N_("Exercise minutes"), 7: N_("Exercise minutes a week"), 28: N_("Exercise minutes in 4 weeks")}
_LEAST_WIDTH = 300
_NAME, _COURSE, _DATES = 30, 100, 34
_LEAST_COURSE = 12
_LEFT, _RIGHT = 60, 20
_MARK, _BESIDE = 12, 20


@dataclass(frozen=True, slots=True)
class _Cell:
    """A panel of the grid: what it is called, the course whose mark stands before that, and how it is drawn."""

    name: str
    named: NamedCourse | None
    draw: Callable[[Sheet, float, float], None]


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw each symptom in its panel from 0 to 10, and each thing measured on a scale of its own.

    `shown` are the keys of those to draw, by default all that occur in the period.
    """
    period = period or excerpt.period
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        whole = content(excerpt, style, shown, period)
        above = _heading(style, drawing.extent[0], whole)
        draw_heading(drawing, above)
        cells = _cells(whole, wording) + _measured_cells(excerpt, style, shown, period, wording)
        if not cells:
            draw_silence(drawing, _silence(), above.height)
            return
        columns = _columns(style, drawing.extent[0], len(cells))
        wide = drawing.extent[0] / columns
        rows = -(-len(cells) // columns)
        high = (drawing.extent[1] - above.height) / rows
        for number, cell in enumerate(cells):
            left, top = number % columns * wide, above.height + number // columns * high
            sheet = Sheet(figure, style, period, left + style.px(_LEFT), left + wide - style.px(_RIGHT))
            _draw_cell(sheet, cell, top, high, whole.length, wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    period = period or excerpt.period
    whole = content(excerpt, style, shown, period)
    above = _heading(style, width, whole).height
    cells = _cells(whole, wording) + _measured_cells(excerpt, style, shown, period, wording)
    if not cells:
        return above + silence_height(style, width, _silence())
    rows = -(-len(cells) // _columns(style, width, len(cells)))
    return above + rows * style.px(_NAME + _COURSE + _DATES)


def sentences(
    excerpt: Excerpt,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> list[str]:
    """Each symptom with its mean and range."""
    part = part_of(excerpt, period or excerpt.period)
    lines = [about_level(named(key, part.definitions), level(part, key), wording) for key in shown_keys(part, shown)]
    if part.exercises:
        lines.append(minutes_panel.about_minutes(part, wording))
    for key in _measured(part, shown):
        lines.append(about_level(_name_measured(part, key), level_of(daily_measured(part, key)), wording))
    return [_("{span}.").format(span=span(part.period, wording)), *(lines or [_silence()])]


def table(
    excerpt: Excerpt,
    shown: Collection[str] | None = None,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> Table:
    """A row for each symptom and each thing measured, with its mean, its range and its days."""
    part = part_of(excerpt, period or excerpt.period)
    keys = shown_keys(part, shown)
    rows = [level_row(named(key, part.definitions), level(part, key), wording) for key in keys]
    for key in _measured(part, shown):
        rows.append(level_row(_name_measured(part, key), level_of(daily_measured(part, key)), wording))
    return Table(level_headers(_("What")), tuple(rows))


def _silence() -> str:
    return _("Nothing is recorded in this period.")


def _heading(style: Style, width: float, whole: Content) -> Heading:
    return heading(style, width, _("Each by itself"), [Sign(words) for words in _(_HOW[whole.length]).split("; ")])


def _columns(style: Style, width: float, cells: int) -> int:
    return max(1, min(cells, int(width / style.px(_LEAST_WIDTH))))


def _cells(whole: Content, wording: Wording) -> list[_Cell]:
    cells = [_rating_cell(named, wording) for named in whole.courses]
    if whole.bars and (whole.bars.groups or len(whole.bars.untimed)):
        cells.append(_minutes_cell(whole.bars, _(_MINUTES[whole.length]), wording))
    return cells


def _rating_cell(named: NamedCourse, wording: Wording) -> _Cell:
    def draw_course(sheet: Sheet, top: float, bottom: float) -> None:
        ratings = panel(sheet, named.name, top, bottom)
        rating_panel.draw_scale(ratings, wording)
        rating_panel.draw_bands(ratings, gaps([named.course]))
        rating_panel.draw_ratings(ratings, [named], ())

    return _Cell(named.name, named, draw_course)


def _minutes_cell(bars: Bars, name: str, wording: Wording) -> _Cell:
    def draw_minutes(sheet: Sheet, top: float, bottom: float) -> None:
        minutes = panel(sheet, name, top, bottom)
        minutes_panel.draw_scale(minutes, bars, wording)
        minutes_panel.draw_bars(minutes, bars)

    return _Cell(name, None, draw_minutes)


def _measured(part: Excerpt, shown: Collection[str] | None) -> list[str]:
    """What was measured in an excerpt, the program's own quantities first."""
    found = {one.quantity for one in part.measurements}
    return in_order("measurement", found if shown is None else found.intersection(shown), part.definitions)


def _name_measured(excerpt: Excerpt, quantity: str) -> str:
    name, unit = name_of("measurement", quantity, excerpt.definitions), unit_of(quantity, excerpt.definitions)
    says_more = unit and unit.casefold() != name.casefold()
    return _("{name}, {unit}").format(name=name, unit=unit) if says_more else name


def _measured_cells(
    excerpt: Excerpt, style: Style, shown: Collection[str] | None, period: Period, wording: Wording
) -> list[_Cell]:
    series = Series(style.colours["ink"], (), "diamond")
    cells = []
    for key in _measured(part_of(excerpt, period), shown):
        name = lettering.writable(_name_measured(excerpt, key))
        cells.append(_measured_cell(NamedCourse(name, name, course_measured(excerpt, key, period), series), wording))
    return cells


def _measured_cell(named: NamedCourse, wording: Wording) -> _Cell:
    def draw_course(sheet: Sheet, top: float, bottom: float) -> None:
        values = panel(sheet, named.name, top, bottom)
        scale = _scale(named.course)
        values.draw_scale(scale, wording, 0 if all(float(value).is_integer() for value in scale) else 1)
        rating_panel.draw_ratings(values, [named], ())

    return _Cell(named.name, named, draw_course)


def _scale(course: Course) -> list[float]:
    """A few round numbers between which everything lies that was measured."""
    every = np.concatenate([course.marks, course.lowest, course.highest, course.means])
    low, high = float(np.nanmin(every)), float(np.nanmax(every))
    ticks = MaxNLocator(nbins=3, steps=[1, 2, 5, 10]).tick_values(low, high if high > low else low + 1)
    return [float(tick) for tick in ticks]


def _draw_cell(  # noqa: PLR0913, PLR0917 - a panel, its place and its dates
    sheet: Sheet, cell: _Cell, top: float, high: float, length: int, wording: Wording
) -> None:
    style = sheet.style
    upper, y = top + style.px(_NAME), top + style.px(_NAME) / 2
    lower = max(top + high - style.px(_DATES), upper + style.px(_LEAST_COURSE))
    x = sheet.left
    if cell.named:
        sheet.mark(x + style.px(_MARK / 2), y, cell.named.series, style.px(_MARK))
        x += style.px(_BESIDE)
    size = style.sizes.name
    name = lettering.shortened(cell.name, sheet.right - x, style.px(size), lettering.SEMI_BOLD)
    sheet.words(x, y, name, size=size, weight=lettering.SEMI_BOLD, colour="ink")
    draw_dates(sheet, upper, lower, length, wording)
    cell.draw(sheet, upper, lower)


CHART = Chart("small_multiples", N_("Each by itself"), draw, sentences, table)
