"""A symptom on the days of the week, in the months or in the seasons: means with their number of days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from diary.analysis import pattern
from diary.analysis.daily import Daily, daily
from diary.analysis.pattern import Part
from diary.charts import lettering
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, span
from diary.charts.drawing import Drawing, Leaf
from diary.charts.heading import Heading, Sign, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.style import Series, Style, series_of
from diary.charts.table import Table
from diary.charts.telling import named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST, LOWEST, PAIN
from diary.i18n import N_, _, ngettext

BY: dict[str, str] = {"weekday": N_("Day of the week"), "month": N_("Month"), "season": N_("Season")}
"""What can be asked for, each with its name, which is translated where it is shown."""
_TITLES = {
    "weekday": N_("{symptom} by day of the week"),
    "month": N_("{symptom} by month"),
    "season": N_("{symptom} by season"),
}
_PARTS: dict[str, Callable[[Daily], tuple[Part, ...]]] = {
    "weekday": pattern.weekdays,
    "month": pattern.months_of_year,
    "season": pattern.seasons_of_year,
}
_A_YEAR = 2000
_ROW, _AXIS = 32, 26
_MARK, _BESIDE = 16, 10
_WIDEST_NAMES = 0.4
_BETWEEN_LABELS = 10


@dataclass(frozen=True, slots=True)
class _Row:
    """A mean with its name and the words for its days."""

    name: str
    count: str
    mean: float | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the scale lies: from `left` for 0 to `right` for 10."""

    left: float
    right: float

    def x(self, value: float) -> float:
        return self.left + (self.right - self.left) * (value - LOWEST) / (HIGHEST - LOWEST)


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    by: str = "weekday",
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw a row for each day of the week, month or season (a key of `BY`), on the whole scale from 0 to 10.

    There is no mean where fewer than half of the days are recorded.
    """
    rows = _rows(excerpt, symptom, by, period, wording)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        above = _heading(style, drawing.extent[0], excerpt, symptom, by)
        draw_heading(drawing, above)
        if all(row.mean is None for row in rows):
            draw_silence(drawing, _silence(), above.height)
            return
        _draw_rows(drawing, above.height, rows, series_of(symptom, excerpt.definitions, style), wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    by: str = "weekday",
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    above = _heading(style, width, excerpt, symptom, by).height
    rows = _rows(excerpt, symptom, by, period, wording)
    if all(row.mean is None for row in rows):
        return above + silence_height(style, width, _silence())
    return above + style.px(len(rows) * _ROW + _AXIS)


def sentences(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    by: str = "weekday",
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> list[str]:
    """The means one after the other, and what they do not say."""
    rows = _rows(excerpt, symptom, by, period, wording)
    lines = [_("{span}.").format(span=span(period or excerpt.period, wording)), f"{_title(excerpt, symptom, by)}."]
    for row in rows:
        if row.mean is None:
            lines.append(_("{name}: no mean, {days}.").format(name=row.name, days=row.count))
        else:
            mean = wording.number(row.mean, 1)
            lines.append(_("{name}: mean {mean}, {days}.").format(name=row.name, mean=mean, days=row.count))
    if all(row.mean is None for row in rows):
        return [*lines[:2], _silence()]
    return [*lines, _("Such means differ a little by chance as well.")]


def table(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    by: str = "weekday",
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> Table:
    """The means with how many days there are, and how many of them are recorded."""
    rows = []
    for part, name in _named_parts(excerpt, symptom, by, period, wording):
        mean = wording.number(part.mean, 1) if part.mean is not None else ""
        rows.append((name, mean, wording.number(part.recorded, 0), wording.number(part.days, 0)))
    headers = (_(BY[by]), _("{symptom}, mean").format(symptom=named(symptom, excerpt.definitions)))
    return Table((*headers, _("Days recorded"), _("Days")), tuple(rows))


def _named_parts(
    excerpt: Excerpt, symptom: str, by: str, period: Period | None, wording: Wording
) -> list[tuple[Part, str]]:
    """The parts that occur with their names, days of the week in the order in which the person's week goes."""
    parts = _PARTS[by](daily(excerpt, symptom, period))
    order = wording.week if by == "weekday" else range(len(parts))
    return [(parts[number], _part_name(by, number, wording)) for number in order if parts[number].days]


def _part_name(by: str, number: int, wording: Wording) -> str:
    if by == "weekday":
        return wording.long_weekday(number)
    if by == "month":
        return wording.long_month(date(_A_YEAR, number + 1, 1))
    first, last = (date(_A_YEAR, (3 * number + month) % 12 + 1, 1) for month in (-1, 1))
    return _("{first} to {last}").format(first=wording.long_month(first), last=wording.long_month(last))


def _rows(excerpt: Excerpt, symptom: str, by: str, period: Period | None, wording: Wording) -> list[_Row]:
    return [
        _Row(name, _count(part, wording), part.mean)
        for part, name in _named_parts(excerpt, symptom, by, period, wording)
    ]


def _count(part: Part, wording: Wording) -> str:
    days = ngettext("{recorded} of {n} day", "{recorded} of {n} days", part.days)
    return days.format(recorded=wording.number(part.recorded, 0), n=wording.number(part.days, 0))


def _title(excerpt: Excerpt, symptom: str, by: str) -> str:
    return _(_TITLES[by]).format(symptom=lettering.writable(named(symptom, excerpt.definitions)))


def _heading(style: Style, width: float, excerpt: Excerpt, symptom: str, by: str) -> Heading:
    return heading(style, width, _title(excerpt, symptom, by), [Sign(_("mean, and days recorded"))])


def _silence() -> str:
    return _("Too few days are recorded in this period for a mean.")


def _draw_rows(drawing: Drawing, top: float, rows: Sequence[_Row], series: Series, wording: Wording) -> None:
    style, step = drawing.style, drawing.style.px(_ROW)
    place = _place(drawing, rows)
    bottom = top + len(rows) * step
    _draw_scale(drawing, place, top, bottom, wording)
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * step
        name = lettering.shortened(row.name, place.left - style.px(MARGIN + _BESIDE), style.px(style.sizes.name))
        drawing.words(style.px(MARGIN), y, name, size=style.sizes.name, colour="ink")
        drawing.words(drawing.extent[0] - style.px(MARGIN), y, row.count, align="right")
        if row.mean is None:
            drawing.words(place.left + style.px(_BESIDE), y, _("no mean"), haloed=True)
            continue
        drawing.mark(place.x(row.mean), y, series, style.px(_MARK))
        text = wording.number(row.mean, 1)
        x = place.x(row.mean) + style.px(_MARK / 2 + _BESIDE)
        drawing.words(x, y, text, size=style.sizes.name, weight=lettering.SEMI_BOLD, colour="ink", haloed=True)


def _place(drawing: Drawing, rows: Sequence[_Row]) -> _Place:
    """The scale between the names and the numbers of days, with room for a value behind a mark at 10."""
    style, width = drawing.style, drawing.extent[0]
    names = max(lettering.width(row.name, style.px(style.sizes.name)) for row in rows)
    counts = max(drawing.width(row.count) for row in rows)
    value = style.px(_MARK / 2 + 2 * _BESIDE) + drawing.width("10.0", style.sizes.name, lettering.SEMI_BOLD)
    left = style.px(MARGIN + 2 * _BESIDE) + min(names, _WIDEST_NAMES * width)
    return _Place(left, max(width - style.px(MARGIN + _BESIDE) - counts - value, left + style.px(_ROW)))


def _draw_scale(drawing: Drawing, place: _Place, top: float, bottom: float, wording: Wording) -> None:
    apart = drawing.width(wording.number(HIGHEST, 0)) + drawing.style.px(_BETWEEN_LABELS)
    step = next((step for step in (1, 2, 5) if place.x(step) - place.x(0) >= apart), HIGHEST)
    values = range(LOWEST, HIGHEST + 1, step)
    drawing.rules([((place.x(value), top), (place.x(value), bottom)) for value in values], "grid", 1)
    drawing.rules([((place.left, bottom), (place.right, bottom))], "axis", 1.4, level=-0.5)
    for value in values:
        y = bottom + drawing.style.px(_AXIS / 2)
        drawing.words(place.x(value), y, wording.number(value, 0), align="center")


CHART = Chart("pattern", N_("Days of the week, months and seasons"), draw, sentences, table)
