"""The years chart: one row per year, aligned by day of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diary.analysis.comparison import Level, level
from diary.charts import lettering, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, span
from diary.charts.descriptions import about_level, level_headers, level_row, named
from diary.charts.drawing import ChartDrawing, FigureLike, Segment, TextLook
from diary.charts.heading import Heading, LegendEntry, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.options import SymptomOptions
from diary.charts.rating_panel import DrawnSeries
from diary.charts.style import Series, Style, series_of
from diary.charts.symptom_series import SymptomSeries, gaps, symptom_series
from diary.charts.table import ChartTable
from diary.charts.time_axis_canvas import TimeAxisCanvas, panel
from diary.domain.counting import counted_in
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST, LOWEST, Rating
from diary.i18n import N_, _

MOST_YEARS = 10
_MORE_THAN_A_YEAR = 367
_MONTHS = 12
_ROW, _BETWEEN, _DATES = 64, 12, 26
_LEAST_ROW = 10
_BESIDE = 12
_SCALE = 34
_BETWEEN_MONTHS = 8
_MONTH_STEPS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Year:
    """One year: its days within the period, the level and gaps of the symptom on these days, and the series over the
    whole year."""

    days: Period
    level: Level
    points: SymptomSeries
    gaps: tuple[tuple[float, float], ...]

    @property
    def whole(self) -> Period:
        return _whole_year(self.days.first.year)


@dataclass(frozen=True, slots=True)
class YearsFacts:
    """The years shown, the earliest first."""

    symptom: str
    name: str
    years: tuple[Year, ...]
    definitions: tuple[Definition, ...]
    wording: Wording

    @property
    def is_recorded(self) -> bool:
        """Whether the symptom was rated at all."""
        return any(year.level.recorded for year in self.years)


def prepare(excerpt: Excerpt, options: SymptomOptions) -> YearsFacts:
    """Compute the last ten years of the period; the means of a year use no ratings of the year before."""
    whole, symptom = options.shown_period(excerpt), options.symptom
    first = max(whole.first.year, whole.last.year - MOST_YEARS + 1)
    by_year: dict[int, list[Rating]] = {year: [] for year in range(first, whole.last.year + 1)}
    for rating in excerpt.ratings:
        if rating.symptom == symptom and rating.day.year in by_year:
            by_year[rating.day.year].append(rating)
    years = []
    for year, ratings in by_year.items():
        days = Period(max(whole.first, date(year, 1, 1)), min(whole.last, date(year, 12, 31)))
        own = tuple(rating for rating in ratings if rating.day in days)
        part = Excerpt(period=days, ratings=own, definitions=excerpt.definitions)
        points = symptom_series(part, symptom, _whole_year(year))
        years.append(
            Year(
                days, level(part, symptom, counted_in(days, options.counted)), points, tuple(_gaps_within(days, points))
            )
        )
    name = named(symptom, excerpt.definitions)
    return YearsFacts(symptom, name, tuple(years), excerpt.definitions, options.wording)


def draw(figure: FigureLike, facts: YearsFacts, style: Style) -> None:
    """Draw one row per year with weekly means and ranges, each on a scale from 0 to 10."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    if facts.is_recorded:
        _draw_years(drawing, above.height, facts)
    else:
        draw_silence(drawing, _silence(), above.height)


def height(facts: YearsFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = _heading(facts, style, width).height
    if not facts.is_recorded:
        return above + silence_height(style, width, _silence())
    return above + style.px(len(facts.years) * (_ROW + _BETWEEN) + _DATES)


def sentences(facts: YearsFacts) -> list[str]:
    """Each year with its mean and range."""
    years, wording = facts.years, facts.wording
    shown = Period(years[0].days.first, years[-1].days.last)
    lines = [_("{symptom}, {span}.").format(symptom=facts.name, span=span(shown, wording))]
    if not facts.is_recorded:
        return [*lines, _silence()]
    return lines + [about_level(wording.year(year.days.first), year.level, wording) for year in years]


def table(facts: YearsFacts) -> ChartTable:
    """A row for each year with its mean, its range and its days."""
    wording = facts.wording
    rows = [level_row(wording.year(year.days.first), year.level, wording) for year in facts.years]
    return ChartTable(level_headers(_("Year")), tuple(rows))


def _whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _silence() -> str:
    return _("No ratings in this period.")


def _heading(facts: YearsFacts, style: Style, width: float) -> Heading:
    title = _("{symptom}, year by year").format(symptom=lettering.writable(facts.name))
    words = (_("weekly means"), _("pale bars: lowest to highest"), _("hatched: not recorded"))
    return heading(style, width, title, [LegendEntry(one) for one in words])


def _draw_years(drawing: ChartDrawing, top: float, facts: YearsFacts) -> None:
    style, high, years, wording = drawing.style, drawing.extent[1], facts.years, facts.wording
    look = series_of(facts.symptom, facts.definitions, style)
    left, right = _edges(drawing, years, wording)
    bottom = high - style.px(_DATES)
    step = max((bottom - top) / len(years), style.px(_LEAST_ROW))
    canvases = [TimeAxisCanvas(drawing.figure, style, year.whole, left, right) for year in years]
    _draw_months(canvases[-1], top, top + len(years) * step, wording)
    for number, (year, canvas) in enumerate(zip(years, canvases, strict=True)):
        upper = top + number * step + style.px(_BETWEEN) / 2
        lower = max(top + (number + 1) * step - style.px(_BETWEEN) / 2, upper + style.px(_LEAST_ROW) / 2)
        _draw_year(canvas, year, (upper, lower), look, wording)


def _draw_year(canvas: TimeAxisCanvas, year: Year, place: tuple[float, float], look: Series, wording: Wording) -> None:
    style, middle = canvas.style, sum(place) / 2
    name, bold = wording.year(year.days.first), TextLook(style.sizes.name, lettering.SEMI_BOLD, "ink")
    canvas.words(style.px(MARGIN), middle, name, bold)
    canvas.words(canvas.right + style.px(_BESIDE), middle, _beside(year, wording))
    row = panel(canvas, name, *place)
    room = place[1] - place[0] >= 2 * style.px(style.sizes.caption)
    _draw_scale(row.canvas, place, (LOWEST, HIGHEST) if room else (), wording)
    row.axes.set_ylim(LOWEST, HIGHEST)
    rating_panel.draw_bands(row, year.gaps)
    rating_panel.draw_ratings(row, [DrawnSeries(name, name, year.points, look)], ())


def _draw_scale(
    canvas: TimeAxisCanvas, place: tuple[float, float], named_values: Sequence[int], wording: Wording
) -> None:
    """Draw the lines at 0 (the axis) and 10, with their labels if there is room."""
    segments: list[Segment] = [((canvas.left, y), (canvas.right, y)) for y in place]
    canvas.rules(segments[:1], "grid", 1)
    canvas.rules(segments[1:], "axis", 1.4, level=-0.5)
    inside = 0.4 * canvas.style.px(canvas.style.sizes.caption)
    x = canvas.left - canvas.style.px(_BESIDE / 2)
    for value in named_values:
        y = place[1] - inside if value == LOWEST else place[0] + inside
        canvas.words(x, y, wording.number(value, 0), TextLook(align="right"))


def _gaps_within(days: Period, points: SymptomSeries) -> list[tuple[float, float]]:
    """The gaps of a year's series, clipped to the days of the period."""
    first = (days.first - _whole_year(days.first.year).first).days - 0.5
    last = first + len(days)
    inside = ((max(start, first), min(end, last)) for start, end in gaps([points]))
    return [(start, end) for start, end in inside if start < end]


def _beside(year: Year, wording: Wording) -> str:
    if year.level.mean is None:
        return _("no mean")
    return _("mean {mean}").format(mean=wording.number(year.level.mean, 1))


def _edges(drawing: ChartDrawing, years: Sequence[Year], wording: Wording) -> tuple[float, float]:
    """(left, right) of the rows in points, between the names of the years and the text beside them."""
    style, width = drawing.style, drawing.extent[0]
    names = max(drawing.width(wording.year(year.days.first), style.sizes.name, lettering.SEMI_BOLD) for year in years)
    beside = max(drawing.width(_beside(year, wording)) for year in years)
    left = style.px(MARGIN + _SCALE) + names
    return left, max(width - style.px(MARGIN + _BESIDE) - beside, left + style.px(_SCALE))


def _draw_months(canvas: TimeAxisCanvas, top: float, bottom: float, wording: Wording) -> None:
    """Draw a line at the start of each month, and below it those month names that do not overlap."""
    year = canvas.period.first.year
    firsts = [date(year, month + 1, 1) for month in range(_MONTHS)]
    edges = [canvas.left + (first - canvas.period.first).days * canvas.day_width for first in firsts]
    canvas.rules([((x, top), (x, bottom)) for x in edges], "grid", 1, level=-2)
    widest = max(canvas.width(wording.month(first)) for first in firsts) + canvas.style.px(_BETWEEN_MONTHS)
    month = (canvas.right - canvas.left) / _MONTHS
    step = next((step for step in _MONTH_STEPS if step * month >= widest), _MONTHS)
    for x, first in list(zip(edges, firsts, strict=True))[::step]:
        canvas.words(x, bottom + canvas.style.px(_DATES / 2), wording.month(first))


CHART = Chart(
    "years",
    N_("Year by year"),
    SymptomOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
    tab=N_("Years"),
    least_days=_MORE_THAN_A_YEAR,
)
