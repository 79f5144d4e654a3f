"""The calendar: each day as a tile in the tone of its rating, months abreast."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from matplotlib.path import Path

from diary.analysis.comparison import level
from diary.analysis.day_facts import DayFacts, days
from diary.charts import lettering, month_grid
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, rating, span
from diary.charts.drawing import Box, Drawing, Leaf, boxes
from diary.charts.heading import Heading, Sign, draw_heading, heading
from diary.charts.month_grid import Grid, Month
from diary.charts.style import Style, ramp_of
from diary.charts.table import Table
from diary.charts.telling import about_level, named
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, single
from diary.domain.symptom import HIGHEST, PAIN
from diary.i18n import N_, _, ngettext

_STEPS = ("0", "1\N{EN DASH}2", "3\N{EN DASH}4", "5\N{EN DASH}6", "7\N{EN DASH}8", "9\N{EN DASH}10")
_CORNER = 0.2
_NUMERAL = 0.42
_SMALLEST_NUMERAL = 7
_OUTLINE = 2
_DASH = (2.0, 1.6)
_LEGEND_TILE = 22
_FALL = 0.3


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw the days of `period`, at most those of its last twelve months, on an empty figure.

    A day without a rating is an empty tile with a broken outline, which no rating has.
    """
    shown = month_grid.shown(period or excerpt.period)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        above = _heading(style, drawing.extent[0], excerpt, symptom)
        draw_heading(drawing, above)
        grid = month_grid.grid(style, drawing.extent[0], (above.height, drawing.extent[1]), shown, wording.week)
        facts = days(_part(excerpt, symptom, shown))
        for month in grid.months:
            _draw_head(drawing, grid, month, wording)
        values = {day: found.ratings[symptom][0] for day, found in facts.items() if symptom in found.ratings}
        _draw_tiles(drawing, grid, symptom, values)
        _draw_numerals(drawing, grid, symptom, values, wording)
        _draw_falls(drawing, grid, [day for day, found in facts.items() if found.falls], values, symptom)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> float:
    """How high the figure has to be, in points, for tiles of their full size."""
    above = _heading(style, width, excerpt, symptom)
    shown = month_grid.shown(period or excerpt.period)
    return month_grid.grid(style, width, (above.height, None), shown, wording.week).bottom


def day_boxes(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    height: float,
    symptom: str = PAIN.key,
    *,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> dict[date, Box]:
    """Where the tile of each day lies on a figure of that size, in points, the days in their order."""
    above = _heading(style, width, excerpt, symptom)
    shown = month_grid.shown(period or excerpt.period)
    return month_grid.grid(style, width, (above.height, height), shown, wording.week).boxes


def sentences(
    excerpt: Excerpt, symptom: str = PAIN.key, *, period: Period | None = None, wording: Wording = PLAIN
) -> list[str]:
    """The calendar in words."""
    shown = month_grid.shown(period or excerpt.period)
    part = _part(excerpt, symptom, shown)
    found = level(part, symptom)
    lines = [
        _("{span}.").format(span=span(shown, wording)),
        about_level(named(symptom, part.definitions), found, wording),
    ]
    if found.worst is not None:
        pattern = ngettext(
            "Highest rating: {value}, on {n} day.", "Highest rating: {value}, on {n} days.", found.days_at_worst
        )
        lines.append(pattern.format(value=rating(found.worst, wording), n=found.days_at_worst))
    if falls := sum(facts.falls for facts in days(part).values()):
        lines.append(ngettext("{n} fall.", "{n} falls.", falls).format(n=falls))
    return lines


def table(
    excerpt: Excerpt, symptom: str = PAIN.key, *, period: Period | None = None, wording: Wording = PLAIN
) -> Table:
    """One row a day of those shown, with the rating and the falls."""
    shown = month_grid.shown(period or excerpt.period)
    facts = days(_part(excerpt, symptom, shown))
    rows = []
    for day in shown:
        found = facts.get(day)
        value = found.ratings.get(symptom) if found else None
        falls = wording.number(found.falls, 0) if found and found.falls else ""
        rows.append((_long_day(day, wording), rating(value[0], wording) if value else _("not recorded"), falls))
    return Table((_("Day"), named(symptom, excerpt.definitions), _("Falls")), tuple(rows))


def about_day(excerpt: Excerpt, day: date, symptom: str = PAIN.key, *, wording: Wording = PLAIN) -> str:
    """What is read out of a tile: "Tuesday 3 Nov, pain 4 of 10, 1 fall", or "Monday 14 Sep, no entry"."""
    found = days(excerpt.within(single(day))).get(day)
    if found is None:
        return _("{day}, no entry").format(day=_long_day(day, wording))
    return ", ".join([_long_day(day, wording), *_facts_in_words(found, symptom, excerpt, wording)])


def _part(excerpt: Excerpt, symptom: str, shown: Period) -> Excerpt:
    """What a calendar shows of the excerpt: the ratings of the symptom, and what happened."""
    return Excerpt(
        period=shown,
        ratings=tuple(one for one in excerpt.ratings if one.symptom == symptom and one.day in shown),
        events=tuple(one for one in excerpt.events if one.day in shown),
        definitions=excerpt.definitions,
    )


def _facts_in_words(found: DayFacts, symptom: str, excerpt: Excerpt, wording: Wording) -> list[str]:
    name = named(symptom, excerpt.definitions)
    words = [_("{symptom} not recorded").format(symptom=name)]
    if value := found.ratings.get(symptom):
        words = [
            _("{symptom} {value} of {highest}").format(symptom=name, value=rating(value[0], wording), highest=HIGHEST)
        ]
    if found.falls:
        words.append(ngettext("{n} fall", "{n} falls", found.falls).format(n=found.falls))
    return words


def _long_day(day: date, wording: Wording) -> str:
    return _("{weekday} {day}").format(weekday=wording.long_weekday(day.weekday()), day=wording.day_month_year(day))


def _heading(style: Style, width: float, excerpt: Excerpt, symptom: str) -> Heading:
    title = _("{symptom}, day by day").format(symptom=lettering.writable(named(symptom, excerpt.definitions)))
    signs = [
        Sign(words, _LEGEND_TILE, partial(_draw_sign, fill=fill, edge="ctl" if number == 0 else fill))
        for number, (words, fill) in enumerate(zip(_STEPS, ramp_of(symptom, style).fills, strict=True))
    ]
    signs.append(Sign(_("not recorded"), _LEGEND_TILE, partial(_draw_sign, fill="none", edge="ctl")))
    signs.append(Sign(_("fall"), 16, _draw_fall_sign))
    return heading(style, width, title, signs)


def _draw_sign(drawing: Drawing, x: float, y: float, *, fill: str, edge: str) -> None:
    """A small tile; one without a fill has a broken outline."""
    side = drawing.style.px(_LEGEND_TILE)
    tile = boxes([(x, y - 0.4 * side, x + side, y + 0.4 * side)], _CORNER * side)
    drawing.shape(tile, fill=fill, edge=edge, width=1.4, dash=_DASH if fill == "none" else ())


def _draw_fall_sign(drawing: Drawing, x: float, y: float) -> None:
    side = drawing.style.px(14)
    drawing.shape(_triangle(x + side, y - side / 2, side), fill="ink")


def _draw_head(drawing: Drawing, grid: Grid, month: Month, wording: Wording) -> None:
    """The name of the month, and the days of the week above its columns."""
    style, first = drawing.style, month.days.first
    y = month.top + grid.heads[0] / 2
    names = (
        _("{month} {year}").format(month=wording.long_month(first), year=wording.year(first)),
        wording.month_year(first),
        wording.month(first),
    )
    wide = grid.column(month, len(wording.week) - 1) + grid.tile / 2 - month.left
    size, bold = style.sizes.name, lettering.SEMI_BOLD
    name = next((one for one in names if drawing.width(one, size, bold) <= wide), names[-1])
    drawing.words(month.left, y, name, size=size, weight=bold, colour="ink")
    _draw_weekdays(drawing, grid, month, y + sum(grid.heads) / 2, wording)


def _draw_weekdays(drawing: Drawing, grid: Grid, month: Month, y: float, wording: Wording) -> None:
    """The days of the week above their columns, or their first letters, as large as a tile is wide."""
    names, size = [wording.weekday(day) for day in wording.week], drawing.style.sizes.caption
    if any(drawing.width(one) > grid.tile for one in names):
        names = [one[:1] for one in names]
        size *= min(1.0, grid.tile / max(drawing.width(one) for one in names))
    for place, one in enumerate(names):
        drawing.words(grid.column(month, place), y, one, size=size, align="center")


def _draw_tiles(drawing: Drawing, grid: Grid, symptom: str, values: dict[date, float]) -> None:
    ramp, corner = ramp_of(symptom, drawing.style), _CORNER * grid.tile
    by_step: dict[int, list[Box]] = {}
    for day, value in values.items():
        by_step.setdefault(ramp.step(value, HIGHEST), []).append(grid.boxes[day])
    for step, places in sorted(by_step.items()):
        edge = "ctl" if step == 0 else "none"
        drawing.shape(boxes(places, corner), fill=ramp.fills[step], edge=edge, width=1)
    if empty := [box for day, box in grid.boxes.items() if day not in values]:
        width = min(_OUTLINE, 0.08 * grid.tile / drawing.style.scale)
        drawing.shape(boxes(empty, corner), edge="ctl", width=width, dash=_DASH)


def _draw_numerals(drawing: Drawing, grid: Grid, symptom: str, values: dict[date, float], wording: Wording) -> None:
    """The rating on each tile that is large enough to read it on."""
    size = _NUMERAL * grid.tile / drawing.style.scale
    if size < _SMALLEST_NUMERAL:
        return
    ramp = ramp_of(symptom, drawing.style)
    places: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for day, value in values.items():
        left, top, right, bottom = grid.boxes[day]
        look = rating(value, wording), ramp.inks[ramp.step(value, HIGHEST)]
        places.setdefault(look, []).append(((left + right) / 2, (top + bottom) / 2))
    for (text, ink), middles in places.items():
        drawing.stamps(middles, text, size=size, weight=lettering.SEMI_BOLD, colour=ink)


def _draw_falls(drawing: Drawing, grid: Grid, fallen: Sequence[date], values: dict[date, float], symptom: str) -> None:
    """A triangle in the upper right corner of the tile of a day on which the person fell."""
    ramp = ramp_of(symptom, drawing.style)
    by_ink: dict[str, list[Path]] = {}
    for day in fallen:
        _left, top, right, _bottom = grid.boxes[day]
        ink = ramp.inks[ramp.step(values[day], HIGHEST)] if day in values else "ink"
        by_ink.setdefault(ink, []).append(
            _triangle(right - 0.06 * grid.tile, top + 0.06 * grid.tile, _FALL * grid.tile)
        )
    for ink, triangles in by_ink.items():
        drawing.shape(Path.make_compound_path(*triangles), fill=ink, level=1)


def _triangle(right: float, top: float, side: float) -> Path:
    """A triangle that points down, below and left of a corner."""
    corners = [(right - side, top), (right, top), (right - side / 2, top + 0.9 * side), (right - side, top)]
    return Path(corners, closed=True)


CHART = Chart("calendar", N_("Calendar"), draw, sentences, table)
