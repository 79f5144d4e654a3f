"""The years: a row a year, so that the same days of the year stand below each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diary.analysis.comparison import Level, level
from diary.charts import lettering, rating_panel
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, span
from diary.charts.course import Course, course, gaps
from diary.charts.drawing import Drawing, Leaf, Segment
from diary.charts.heading import Heading, Sign, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.rating_panel import NamedCourse
from diary.charts.sheet import Sheet, panel
from diary.charts.style import Style, series_of
from diary.charts.table import Table
from diary.charts.telling import about_level, level_headers, level_row, named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST, LOWEST, PAIN, Rating
from diary.i18n import N_, _

MOST_YEARS = 10
_MONTHS = 12
_ROW, _BETWEEN, _DATES = 64, 12, 26
_LEAST_ROW = 10
_BESIDE = 12
_SCALE = 34
_BETWEEN_MONTHS = 8
_MONTH_STEPS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Year:
    """The days of the period that lie in a year, and the symptom on them."""

    days: Period
    level: Level
    excerpt: Excerpt

    @property
    def whole(self) -> Period:
        return Period(self.days.first.replace(month=1, day=1), self.days.last.replace(month=12, day=31))


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw the years of `period`, at most the last ten, from weekly means and ranges; each row goes from 0 to 10."""
    years = _years(excerpt, symptom, period)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        above = _heading(style, drawing.extent[0], excerpt, symptom)
        draw_heading(drawing, above)
        if not any(year.level.recorded for year in years):
            draw_silence(drawing, _silence(), above.height)
            return
        _draw_years(drawing, above.height, years, symptom, wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,  # noqa: ARG001 - every function takes all options
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    years = _years(excerpt, symptom, period)
    above = _heading(style, width, excerpt, symptom).height
    if not any(year.level.recorded for year in years):
        return above + silence_height(style, width, _silence())
    return above + style.px(len(years) * (_ROW + _BETWEEN) + _DATES)


def sentences(
    excerpt: Excerpt, symptom: str = PAIN.key, *, period: Period | None = None, wording: Wording = PLAIN
) -> list[str]:
    """Each year with its mean and range."""
    years = _years(excerpt, symptom, period)
    shown = Period(years[0].days.first, years[-1].days.last)
    name = named(symptom, excerpt.definitions)
    lines = [_("{symptom}, {span}.").format(symptom=name, span=span(shown, wording))]
    if not any(year.level.recorded for year in years):
        return [*lines, _silence()]
    return lines + [about_level(wording.year(year.days.first), year.level, wording) for year in years]


def table(
    excerpt: Excerpt, symptom: str = PAIN.key, *, period: Period | None = None, wording: Wording = PLAIN
) -> Table:
    """A row for each year with its mean, its range and its days."""
    years = _years(excerpt, symptom, period)
    rows = [level_row(wording.year(year.days.first), year.level, wording) for year in years]
    return Table(level_headers(_("Year")), tuple(rows))


def _years(excerpt: Excerpt, symptom: str, period: Period | None) -> list[Year]:
    """The last ten years of the period, the earliest first; each has the ratings of its own days alone."""
    whole = period or excerpt.period
    first = max(whole.first.year, whole.last.year - MOST_YEARS + 1)
    by_year: dict[int, list[Rating]] = {year: [] for year in range(first, whole.last.year + 1)}
    for rating in excerpt.ratings:
        if rating.symptom == symptom and rating.day.year in by_year:
            by_year[rating.day.year].append(rating)
    found = []
    for year, ratings in by_year.items():
        days = Period(max(whole.first, date(year, 1, 1)), min(whole.last, date(year, 12, 31)))
        kept = tuple(rating for rating in ratings if rating.day in days)
        part = Excerpt(period=days, ratings=kept, definitions=excerpt.definitions)
        found.append(Year(days, level(part, symptom), part))
    return found


def _silence() -> str:
    return _("No ratings in this period.")


def _heading(style: Style, width: float, excerpt: Excerpt, symptom: str) -> Heading:
    title = _("{symptom}, year by year").format(symptom=lettering.writable(named(symptom, excerpt.definitions)))
    words = (_("weekly means"), _("pale bars: lowest to highest"), _("hatched: not recorded"))
    return heading(style, width, title, [Sign(one) for one in words])


def _draw_years(drawing: Drawing, top: float, years: Sequence[Year], symptom: str, wording: Wording) -> None:
    style, high = drawing.style, drawing.extent[1]
    series = series_of(symptom, years[0].excerpt.definitions, style)
    left, right = _edges(drawing, years, wording)
    bottom = high - style.px(_DATES)
    step = max((bottom - top) / len(years), style.px(_LEAST_ROW))
    sheets = [Sheet(drawing.figure, style, year.whole, left, right) for year in years]
    _draw_months(sheets[-1], top, top + len(years) * step, wording)
    for number, (year, sheet) in enumerate(zip(years, sheets, strict=True)):
        upper = top + number * step + style.px(_BETWEEN) / 2
        name = wording.year(year.days.first)
        shown = NamedCourse(name, name, course(year.excerpt, symptom, year.whole), series)
        lower = max(top + (number + 1) * step - style.px(_BETWEEN) / 2, upper + style.px(_LEAST_ROW) / 2)
        _draw_year(sheet, year, (upper, lower), shown, wording)


def _draw_year(sheet: Sheet, year: Year, place: tuple[float, float], shown: NamedCourse, wording: Wording) -> None:
    style, middle = sheet.style, sum(place) / 2
    size = style.sizes.name
    sheet.words(style.px(MARGIN), middle, shown.name, size=size, weight=lettering.SEMI_BOLD, colour="ink")
    sheet.words(sheet.right + style.px(_BESIDE), middle, _beside(year, wording))
    row = panel(sheet, shown.name, *place)
    room = place[1] - place[0] >= 2 * style.px(style.sizes.caption)
    _draw_scale(row.sheet, place, (LOWEST, HIGHEST) if room else (), wording)
    row.axes.set_ylim(LOWEST, HIGHEST)
    rating_panel.draw_bands(row, _gaps_within(shown.course, year))
    rating_panel.draw_ratings(row, [shown], ())


def _draw_scale(sheet: Sheet, place: tuple[float, float], named_values: Sequence[int], wording: Wording) -> None:
    """The rules of 0 and 10, the lower of them the axis, with their numbers where there is room."""
    segments: list[Segment] = [((sheet.left, y), (sheet.right, y)) for y in place]
    sheet.rules(segments[:1], "grid", 1)
    sheet.rules(segments[1:], "axis", 1.4, level=-0.5)
    inside = 0.4 * sheet.style.px(sheet.style.sizes.caption)
    for value in named_values:
        y = place[1] - inside if value == LOWEST else place[0] + inside
        sheet.words(sheet.left - sheet.style.px(_BESIDE / 2), y, wording.number(value, 0), align="right")


def _gaps_within(whole: Course, year: Year) -> list[tuple[float, float]]:
    """The gaps as far as they lie in the days of the period."""
    first = (year.days.first - year.whole.first).days - 0.5
    last = first + len(year.days)
    inside = ((max(start, first), min(end, last)) for start, end in gaps([whole]))
    return [(start, end) for start, end in inside if start < end]


def _beside(year: Year, wording: Wording) -> str:
    if year.level.mean is None:
        return _("no mean")
    return _("mean {mean}").format(mean=wording.number(year.level.mean, 1))


def _edges(drawing: Drawing, years: Sequence[Year], wording: Wording) -> tuple[float, float]:
    """Where a year begins and ends, between its name and the words beside it."""
    style, width = drawing.style, drawing.extent[0]
    names = max(drawing.width(wording.year(year.days.first), style.sizes.name, lettering.SEMI_BOLD) for year in years)
    beside = max(drawing.width(_beside(year, wording)) for year in years)
    left = style.px(MARGIN + _SCALE) + names
    return left, max(width - style.px(MARGIN + _BESIDE) - beside, left + style.px(_SCALE))


def _draw_months(sheet: Sheet, top: float, bottom: float, wording: Wording) -> None:
    """A rule at the start of each month, and the names below, as many as clear each other."""
    year = sheet.period.first.year
    firsts = [date(year, month + 1, 1) for month in range(_MONTHS)]
    edges = [sheet.left + (first - sheet.period.first).days * sheet.day_width for first in firsts]
    sheet.rules([((x, top), (x, bottom)) for x in edges], "grid", 1, level=-2)
    widest = max(sheet.width(wording.month(first)) for first in firsts) + sheet.style.px(_BETWEEN_MONTHS)
    month = (sheet.right - sheet.left) / _MONTHS
    step = next((step for step in _MONTH_STEPS if step * month >= widest), _MONTHS)
    for x, first in list(zip(edges, firsts, strict=True))[::step]:
        sheet.words(x, bottom + sheet.style.px(_DATES / 2), wording.month(first))


CHART = Chart("years", N_("Year by year"), draw, sentences, table)
