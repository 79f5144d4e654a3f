"""Means of a symptom by day of the week, month or season, with their numbers of days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from diary.analysis import pattern
from diary.analysis.daily import Daily, daily
from diary.analysis.interval import Interval
from diary.analysis.pattern import PatternPart
from diary.analysis.weekday import weekdays_of
from diary.analysis.weekday_test import WeekdayEffects, never_vary, weekday_effects
from diary.charts import lettering
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, span
from diary.charts.descriptions import about_interval, named
from diary.charts.drawing import ChartDrawing, FigureLike, TextLook
from diary.charts.heading import Heading, LegendEntry, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.options import SymptomOptions
from diary.charts.style import Series, Style, series_of
from diary.charts.table import ChartTable
from diary.domain.counting import counted_in
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import N_, _, ngettext

BY: dict[str, str] = {"weekday": N_("Day of the week"), "month": N_("Month"), "season": N_("Season")}
"""The possible groupings with their names, which are translated where they are shown."""
_TITLES = {
    "weekday": N_("{symptom} by day of the week"),
    "month": N_("{symptom} by month"),
    "season": N_("{symptom} by season"),
}
_PARTS: dict[str, Callable[[Daily], tuple[PatternPart, ...]]] = {
    "weekday": pattern.weekdays,
    "month": pattern.months_of_year,
    "season": pattern.seasons_of_year,
}
_A_YEAR = 2000
_ROW, _AXIS = 32, 26
_MARK, _BESIDE = 16, 10
_WIDEST_NAMES = 0.4
_BETWEEN_LABELS = 10
_THIN = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternOptions(SymptomOptions):
    """`by` is the grouping of the means, a key of `BY`."""

    by: str = "weekday"


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A day of the week, a month or a season with its name and its mean.

    `around` is where the mean of the seven lies with the 95 % interval of the weekday's difference from it added;
    `named` is that interval for a weekday that differs by more than chance; each is `None` otherwise.
    """

    name: str
    part: PatternPart
    around: Interval | None = None
    named: Interval | None = None


@dataclass(frozen=True, slots=True)
class PatternFacts:
    """The rows that have days; weekdays are in the order of the locale's week.

    `is_tested` is whether the diary is long enough for a test of the weekdays, `never_varies` whether it is, and all
    ratings are equal.
    """

    name: str
    period: Period
    rows: tuple[PatternRow, ...]
    is_tested: bool
    never_varies: bool
    definitions: tuple[Definition, ...]
    options: PatternOptions

    @property
    def wording(self) -> Wording:
        return self.options.wording

    @property
    def has_means(self) -> bool:
        """Whether at least one row has a mean."""
        return any(row.part.mean is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Place:
    """The x positions of the scale in points: `left` of 0 and `right` of 10."""

    left: float
    right: float

    def x(self, value: float) -> float:
        return self.left + (self.right - self.left) * (value - LOWEST) / (HIGHEST - LOWEST)


def prepare(excerpt: Excerpt, options: PatternOptions) -> PatternFacts:
    """Compute the mean of each day of the week, month or season; `None` if fewer than half of its days are recorded."""
    period, by, wording = options.shown_period(excerpt), options.by, options.wording
    series = daily(excerpt, options.symptom, counted_in(period, options.counted))
    parts = _PARTS[by](series)
    effects = weekday_effects(series.values, weekdays_of(series.days)) if by == "weekday" else None
    order = wording.week if by == "weekday" else range(len(parts))
    rows = tuple(
        _row(_part_name(by, number, wording), parts, number, effects) for number in order if parts[number].days
    )
    name = named(options.symptom, excerpt.definitions)
    alike = by == "weekday" and never_vary(series.values)
    return PatternFacts(name, period, rows, effects is not None, alike, excerpt.definitions, options)


def draw(figure: FigureLike, facts: PatternFacts, style: Style) -> None:
    """Draw a row for each mean on a scale from 0 to 10."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    if facts.has_means:
        _draw_rows(drawing, above.height, facts, series_of(facts.options.symptom, facts.definitions, style))
    else:
        draw_silence(drawing, _silence(), above.height)


def height(facts: PatternFacts, style: Style, width: float) -> float:
    """The height in points at which no row is compressed."""
    above = _heading(facts, style, width).height
    if not facts.has_means:
        return above + silence_height(style, width, _silence())
    return above + style.px(len(facts.rows) * _ROW + _AXIS)


def sentences(facts: PatternFacts) -> list[str]:
    """The means as sentences, and the limits of the conclusion."""
    wording = facts.wording
    lines = [_("{span}.").format(span=span(facts.period, wording)), f"{_title(facts)}."]
    if not facts.has_means:
        return [*lines, _silence()]
    for row in facts.rows:
        days = _count(row.part, wording)
        if row.part.mean is None:
            lines.append(_("{name}: no mean, {days}.").format(name=row.name, days=days))
        else:
            mean = wording.number(row.part.mean, 1)
            lines.append(_("{name}: mean {mean}, {days}.").format(name=row.name, mean=mean, days=days))
    return [*lines, *_about_chance(facts)]


def table(facts: PatternFacts) -> ChartTable:
    """The means, each with its number of days and number of recorded days."""
    number, rows = facts.wording.number, []
    for row in facts.rows:
        mean = number(row.part.mean, 1) if row.part.mean is not None else ""
        rows.append((row.name, mean, number(row.part.recorded, 0), number(row.part.days, 0)))
    headers = (_(BY[facts.options.by]), _("{symptom}, mean").format(symptom=facts.name))
    return ChartTable((*headers, _("Days recorded"), _("Days")), tuple(rows))


def _row(name: str, parts: Sequence[PatternPart], number: int, effects: WeekdayEffects | None) -> PatternRow:
    """The row of one weekday, month or season; with an interval if the weekdays were tested and all have a mean."""
    means = [part.mean for part in parts if part.mean is not None]
    if effects is None or len(means) < len(parts):
        return PatternRow(name, parts[number])
    middle, interval = sum(means) / len(means), effects.intervals[number]
    around = Interval(max(middle + interval.low, LOWEST), min(middle + interval.high, HIGHEST))
    return PatternRow(name, parts[number], around, interval if effects.differs(number) else None)


def _about_chance(facts: PatternFacts) -> list[str]:
    """The sentence on which weekdays differ by more than chance, that none does, or that it cannot be told."""
    if facts.options.by != "weekday":
        return [_("Whether they differ by more than chance is not tested.")]
    if facts.never_varies:
        return [_("Your ratings are all alike, and so are the days of the week.")]
    if not facts.is_tested:
        return [_("Too few days to tell the days of the week from chance.")]
    lines = []
    for row in facts.rows:
        if row.named is not None:
            words = _("{weekday}: {interval} than the mean of the seven days.")
            lines.append(words.format(weekday=row.name, interval=about_interval(row.named, facts.wording)))
    return lines or [_("Your days of the week differ no more than chance would have it.")]


def _part_name(by: str, number: int, wording: Wording) -> str:
    if by == "weekday":
        return wording.long_weekday(number)
    if by == "month":
        return wording.long_month(date(_A_YEAR, number + 1, 1))
    first, last = (date(_A_YEAR, (3 * number + month) % 12 + 1, 1) for month in (-1, 1))
    return _("{first} to {last}").format(first=wording.long_month(first), last=wording.long_month(last))


def _count(part: PatternPart, wording: Wording) -> str:
    days = ngettext("{recorded} of {n} day", "{recorded} of {n} days", part.days)
    return days.format(recorded=wording.number(part.recorded, 0), n=wording.number(part.days, 0))


def _title(facts: PatternFacts) -> str:
    return _(_TITLES[facts.options.by]).format(symptom=lettering.writable(facts.name))


def _heading(facts: PatternFacts, style: Style, width: float) -> Heading:
    return heading(style, width, _title(facts), [LegendEntry(_("mean, and days recorded"))])


def _silence() -> str:
    return _("Too few days are recorded in this period for a mean.")


def _draw_rows(drawing: ChartDrawing, top: float, facts: PatternFacts, look: Series) -> None:
    style, rows, wording = drawing.style, facts.rows, facts.wording
    step, size = style.px(_ROW), style.sizes.name
    place = _place(drawing, facts)
    _draw_scale(drawing, place, top, top + len(rows) * step, wording)
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * step
        name = lettering.shortened(row.name, place.left - style.px(MARGIN + _BESIDE), style.px(size))
        drawing.words(style.px(MARGIN), y, name, TextLook(size, colour="ink"))
        count = _count(row.part, wording)
        drawing.words(drawing.extent[0] - style.px(MARGIN), y, count, TextLook(align="right"))
        if row.part.mean is None:
            drawing.words(place.left + style.px(_BESIDE), y, _("no mean"), TextLook(haloed=True))
            continue
        if row.around is not None:
            ends = ((place.x(row.around.low), y), (place.x(row.around.high), y))
            drawing.rules([ends], "ink2", _THIN, level=-0.5)
        x = place.x(row.part.mean)
        drawing.mark(x, y, look, style.px(_MARK))
        text = wording.number(row.part.mean, 1)
        bold = TextLook(size, lettering.SEMI_BOLD, "ink", haloed=True)
        drawing.words(x + style.px(_MARK / 2 + _BESIDE), y, text, bold)


def _place(drawing: ChartDrawing, facts: PatternFacts) -> _Place:
    """The scale between the names and the numbers of days, with room for a value behind a mark at 10."""
    style, width = drawing.style, drawing.extent[0]
    names = max(lettering.width(row.name, style.px(style.sizes.name)) for row in facts.rows)
    counts = max(drawing.width(_count(row.part, facts.wording)) for row in facts.rows)
    value = style.px(_MARK / 2 + 2 * _BESIDE) + drawing.width("10.0", style.sizes.name, lettering.SEMI_BOLD)
    left = style.px(MARGIN + 2 * _BESIDE) + min(names, _WIDEST_NAMES * width)
    return _Place(left, max(width - style.px(MARGIN + _BESIDE) - counts - value, left + style.px(_ROW)))


def _draw_scale(drawing: ChartDrawing, place: _Place, top: float, bottom: float, wording: Wording) -> None:
    apart = drawing.width(wording.number(HIGHEST, 0)) + drawing.style.px(_BETWEEN_LABELS)
    step = next((step for step in (1, 2, 5) if place.x(step) - place.x(0) >= apart), HIGHEST)
    values = range(LOWEST, HIGHEST + 1, step)
    drawing.rules([((place.x(value), top), (place.x(value), bottom)) for value in values], "grid", 1)
    drawing.rules([((place.left, bottom), (place.right, bottom))], "axis", 1.4, level=-0.5)
    for value in values:
        y = bottom + drawing.style.px(_AXIS / 2)
        drawing.words(place.x(value), y, wording.number(value, 0), TextLook(align="center"))


CHART = Chart(
    "pattern",
    N_("Weekdays, months and seasons"),
    PatternOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
    tab=N_("Rhythm"),
)
