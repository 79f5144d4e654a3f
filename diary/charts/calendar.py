"""The calendar: a tile per day, coloured by its rating, in a grid of months."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from matplotlib.path import Path

from diary.analysis.comparison import Level, level
from diary.analysis.day_facts import days
from diary.analysis.rated import HighestRating, MadeOf, highest, made_of
from diary.charts import lettering, month_grid
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, rating, span
from diary.charts.descriptions import about_level, named
from diary.charts.drawing import Box, ChartDrawing, FigureLike, ShapeLook, TextLook, boxes
from diary.charts.heading import Heading, LegendEntry, draw_heading, heading
from diary.charts.month_grid import Grid, Month
from diary.charts.options import SymptomOptions
from diary.charts.rated_words import about_highest, about_value
from diary.charts.style import Style, ramp_of
from diary.charts.table import ChartTable
from diary.domain.counting import counted_in
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import HIGHEST
from diary.i18n import N_, _, ngettext

_STEPS = ("0", "1\N{EN DASH}2", "3\N{EN DASH}4", "5\N{EN DASH}6", "7\N{EN DASH}8", "9\N{EN DASH}10")
_CORNER = 0.2
_NUMERAL = 0.42
_SMALLEST_NUMERAL = 7
_OUTLINE = 2
_DASH = (2.0, 1.6)
_LEGEND_TILE = 22
_FALL = 0.3


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """The period shown, and the symptom's rating and the number of falls by day.

    `highest` is the maximum of the ratings. `made_of` has the single ratings behind the value of a day, for the days
    whose value is not one evening rating. `entered` are the days with an entry of any kind.
    """

    symptom: str
    name: str
    shown: Period
    values: Mapping[date, float]
    made_of: Mapping[date, MadeOf]
    falls: Mapping[date, int]
    entered: frozenset[date]
    level: Level
    highest: HighestRating | None
    wording: Wording


def prepare(excerpt: Excerpt, options: SymptomOptions) -> CalendarFacts:
    """Compute the facts of the period, limited to its last twelve calendar months."""
    shown, symptom = month_grid.shown(options.shown_period(excerpt)), options.symptom
    part = _part(excerpt, symptom, shown)
    facts = days(part)
    return CalendarFacts(
        symptom=symptom,
        name=named(symptom, excerpt.definitions),
        shown=shown,
        values={day: day_facts.ratings[symptom][0] for day, day_facts in facts.items() if symptom in day_facts.ratings},
        made_of={day: sources for (day, _symptom), sources in made_of(part.ratings).items()},
        falls={day: day_facts.falls for day, day_facts in facts.items() if day_facts.falls},
        entered=frozenset(entry.day for entry in excerpt.within(shown).entries),
        level=level(part, symptom, counted_in(shown, options.counted)),
        highest=highest(part, symptom),
        wording=options.wording,
    )


def draw(figure: FigureLike, facts: CalendarFacts, style: Style) -> None:
    """Draw a tile for each day; tiles of days without a rating are empty and have a dashed outline."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    grid = _grid(facts, style, drawing.extent[0], (above.height, drawing.extent[1]))
    for month in grid.months:
        _draw_head(drawing, grid, month, facts.wording)
    _draw_tiles(drawing, grid, facts)
    _draw_numerals(drawing, grid, facts)
    _draw_falls(drawing, grid, facts)


def height(facts: CalendarFacts, style: Style, width: float) -> float:
    """The height in points at which the tiles have their full size."""
    return _grid(facts, style, width, (_heading(facts, style, width).height, None)).bottom


def day_boxes(facts: CalendarFacts, style: Style, width: float, height: float) -> dict[date, Box]:
    """The rectangle of each day's tile on a figure of that size, in points, in day order."""
    return _grid(facts, style, width, (_heading(facts, style, width).height, height)).boxes


def sentences(facts: CalendarFacts) -> list[str]:
    """The calendar in words, for screen readers."""
    wording, level = facts.wording, facts.level
    lines = [_("{span}.").format(span=span(facts.shown, wording)), about_level(facts.name, level, wording)]
    if facts.highest is not None and level.lowest != level.worst:
        lines.append(about_highest(facts.highest, wording))
    if falls := sum(facts.falls.values()):
        lines.append(ngettext("{n} fall.", "{n} falls.", falls).format(n=falls))
    return lines


def table(facts: CalendarFacts) -> ChartTable:
    """One row per day shown, with rating and falls; a further column with the single ratings if any day has several."""
    rows, headers = [], [_("{name}, made of").format(name=facts.name)] if facts.made_of else []
    for day in facts.shown:
        value = facts.values.get(day)
        words = _("not recorded") if value is None else rating(value, facts.wording)
        about = "" if value is None else about_value(facts.made_of.get(day), facts.wording)
        falls = facts.wording.number(facts.falls[day], 0) if day in facts.falls else ""
        rows.append((_long_day(day, facts.wording), words, *([about] if headers else []), falls))
    return ChartTable((_("Day"), facts.name, *headers, _("Falls")), tuple(rows))


def about_day(facts: CalendarFacts, day: date) -> str:
    """The accessible description of a tile: "Tuesday 3 Nov, pain 4 of 10, 1 fall", or "Monday 14 Sep, no entry".

    If the value of the day is not one evening rating, the ratings that it is computed from follow.
    """
    written = _long_day(day, facts.wording)
    if day not in facts.entered:
        return _("{day}, no entry").format(day=written)
    words = [written, _("{symptom} not recorded").format(symptom=facts.name)]
    if day in facts.values:
        value = rating(facts.values[day], facts.wording)
        words[1] = _("{symptom} {value} of {highest}").format(symptom=facts.name, value=value, highest=HIGHEST)
        if day in facts.made_of:
            words.append(about_value(facts.made_of[day], facts.wording))
    if falls := facts.falls.get(day, 0):
        words.append(ngettext("{n} fall", "{n} falls", falls).format(n=falls))
    return ", ".join(words)


def _grid(facts: CalendarFacts, style: Style, width: float, between: tuple[float, float | None]) -> Grid:
    return month_grid.grid(style, width, between, facts.shown, facts.wording.week)


def _part(excerpt: Excerpt, symptom: str, shown: Period) -> Excerpt:
    """The excerpt reduced to the period, the symptom and the kinds of entry that the calendar shows."""
    return Excerpt(
        period=shown,
        ratings=tuple(one for one in excerpt.ratings if one.symptom == symptom and one.day in shown),
        events=tuple(one for one in excerpt.events if one.day in shown),
        definitions=excerpt.definitions,
    )


def _long_day(day: date, wording: Wording) -> str:
    return _("{weekday} {day}").format(weekday=wording.long_weekday(day.weekday()), day=wording.day_month_year(day))


def _heading(facts: CalendarFacts, style: Style, width: float) -> Heading:
    title = _("{symptom}, day by day").format(symptom=lettering.writable(facts.name))
    signs = [
        LegendEntry(words, _LEGEND_TILE, partial(_draw_sign, fill=fill, edge="ctl" if number == 0 else fill))
        for number, (words, fill) in enumerate(zip(_STEPS, ramp_of(facts.symptom, style).fills, strict=True))
    ]
    signs.append(LegendEntry(_("not recorded"), _LEGEND_TILE, partial(_draw_sign, fill="none", edge="ctl")))
    signs.append(LegendEntry(_("fall"), 16, _draw_fall_sign))
    return heading(style, width, title, signs)


def _draw_sign(drawing: ChartDrawing, x: float, y: float, *, fill: str, edge: str) -> None:
    """Draw a small tile for the legend; one without a fill has a dashed outline."""
    side = drawing.style.px(_LEGEND_TILE)
    tile = boxes([(x, y - 0.4 * side, x + side, y + 0.4 * side)], _CORNER * side)
    drawing.shape(tile, ShapeLook(fill=fill, edge=edge, width=1.4, dash=_DASH if fill == "none" else ()))


def _draw_fall_sign(drawing: ChartDrawing, x: float, y: float) -> None:
    side = drawing.style.px(14)
    drawing.shape(_triangle(x + side, y - side / 2, side), ShapeLook(fill="ink"))


def _draw_head(drawing: ChartDrawing, grid: Grid, month: Month, wording: Wording) -> None:
    """Draw the name of the month, and the weekday names above its columns."""
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
    drawing.words(month.left, y, name, TextLook(size=size, weight=bold, colour="ink"))
    _draw_weekdays(drawing, grid, month, y + sum(grid.heads) / 2, wording)


def _draw_weekdays(drawing: ChartDrawing, grid: Grid, month: Month, y: float, wording: Wording) -> None:
    """Draw the weekday names above the columns, or their initials if the names are wider than a tile."""
    names, size = [wording.weekday(day) for day in wording.week], drawing.style.sizes.caption
    if any(drawing.width(one) > grid.tile for one in names):
        names = [one[:1] for one in names]
        size *= min(1.0, grid.tile / max(drawing.width(one) for one in names))
    for place, one in enumerate(names):
        drawing.words(grid.column(month, place), y, one, TextLook(size=size, align="center"))


def _draw_tiles(drawing: ChartDrawing, grid: Grid, facts: CalendarFacts) -> None:
    ramp, corner = ramp_of(facts.symptom, drawing.style), _CORNER * grid.tile
    by_step: dict[int, list[Box]] = {}
    for day, value in facts.values.items():
        by_step.setdefault(ramp.step(value, HIGHEST), []).append(grid.boxes[day])
    for step, places in sorted(by_step.items()):
        edge = "ctl" if step == 0 else "none"
        drawing.shape(boxes(places, corner), ShapeLook(fill=ramp.fills[step], edge=edge, width=1))
    if empty := [box for day, box in grid.boxes.items() if day not in facts.values]:
        width = min(_OUTLINE, 0.08 * grid.tile / drawing.style.scale)
        drawing.shape(boxes(empty, corner), ShapeLook(edge="ctl", width=width, dash=_DASH))


def _draw_numerals(drawing: ChartDrawing, grid: Grid, facts: CalendarFacts) -> None:
    """Draw the rating on each tile that is large enough for legible text."""
    size = _NUMERAL * grid.tile / drawing.style.scale
    if size < _SMALLEST_NUMERAL:
        return
    ramp = ramp_of(facts.symptom, drawing.style)
    places: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for day, value in facts.values.items():
        left, top, right, bottom = grid.boxes[day]
        numeral = rating(value, facts.wording), ramp.inks[ramp.step(value, HIGHEST)]
        places.setdefault(numeral, []).append(((left + right) / 2, (top + bottom) / 2))
    for (text, ink), middles in places.items():
        drawing.stamps(middles, text, TextLook(size=size, weight=lettering.SEMI_BOLD, colour=ink))


def _draw_falls(drawing: ChartDrawing, grid: Grid, facts: CalendarFacts) -> None:
    """Draw a triangle in the upper right corner of the tile of each day with a fall."""
    ramp = ramp_of(facts.symptom, drawing.style)
    by_ink: dict[str, list[Path]] = {}
    for day in facts.falls:
        _left, top, right, _bottom = grid.boxes[day]
        ink = ramp.inks[ramp.step(facts.values[day], HIGHEST)] if day in facts.values else "ink"
        by_ink.setdefault(ink, []).append(
            _triangle(right - 0.06 * grid.tile, top + 0.06 * grid.tile, _FALL * grid.tile)
        )
    for ink, triangles in by_ink.items():
        drawing.shape(Path.make_compound_path(*triangles), ShapeLook(fill=ink, level=1))


def _triangle(right: float, top: float, side: float) -> Path:
    """A triangle that points down, below and left of a corner."""
    corners = [(right - side, top), (right, top), (right - side / 2, top + 0.9 * side), (right - side, top)]
    return Path(corners, closed=True)


CHART = Chart("calendar", N_("Day by day"), SymptomOptions, prepare, height, draw, sentences, table, tab=N_("Calendar"))
