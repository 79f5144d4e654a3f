"""Body maps of two or more periods, coloured by the share of days on which each site was marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from diary.analysis.where_felt import Felt, where_felt
from diary.charts import lettering
from diary.charts.chart import Chart
from diary.charts.chart_text import Wording, per_cent, span
from diary.charts.descriptions import named_within
from diary.charts.drawing import ChartDrawing, FigureLike, ShapeLook, TextLook, boxes
from diary.charts.heading import Heading, LegendEntry, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.options import SymptomOptions
from diary.charts.style import Ramp, Style, ramp_of
from diary.charts.table import ChartTable
from diary.domain.body_shape import shapes
from diary.domain.counting import counted_in
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.site import DRAWINGS, SITES, Site, full_name, mirrored, short_name
from diary.i18n import N_, _, ngettext

_FOUR_WEEKS = 28
_STEPS = (0, 20, 40, 60, 80, 100)
_UNIT, _LEAST_UNIT = 0.72, 0.46
_SPAN, _DAYS, _BELOW = 26, 24, 14
_BETWEEN, _BETWEEN_BLOCKS = 12, 28
_OUTLINE = 1.2
_SMALLEST = 0.1
_LEGEND_TILE = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMapOptions(SymptomOptions):
    """The `periods` shown side by side.

    By default these are the first and the last four weeks of the days in `period` that can have an entry (`counted`).
    """

    periods: tuple[Period, ...] | None = None


@dataclass(frozen=True, slots=True)
class BodyMapFacts:
    """Where the symptom was marked in each period; `name` is its name inside a sentence."""

    symptom: str
    name: str
    felt: tuple[Felt, ...]
    wording: Wording

    @property
    def is_marked(self) -> bool:
        """Whether any site was marked in any period."""
        return any(one.days_at for one in self.felt)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The layout of the blocks, one per period: how many stand side by side, the width of each in points, the rows of
    drawings in each, and their scale."""

    abreast: int
    wide: float
    rows: tuple[tuple[str, ...], ...]
    scale: float
    ramp: Ramp

    @property
    def drawings_high(self) -> float:
        return sum(_row_high(row) for row in self.rows) * self.scale


def prepare(excerpt: Excerpt, options: BodyMapOptions) -> BodyMapFacts:
    """Count the days on which each site was marked, in each of the periods."""
    kept = counted_in(options.shown_period(excerpt), Period(options.counted.first, date.max))
    periods = options.periods or _first_and_last(kept)
    felt = tuple(where_felt(excerpt, options.symptom, one) for one in periods)
    return BodyMapFacts(options.symptom, named_within(options.symptom, excerpt.definitions), felt, options.wording)


def draw(figure: FigureLike, facts: BodyMapFacts, style: Style) -> None:
    """Draw a body map for each period, with only the views that have a mark; a period without marks has no map."""
    drawing = ChartDrawing(figure, style)
    above = _heading(facts, style, drawing.extent[0])
    draw_heading(drawing, above)
    if not facts.is_marked:
        draw_silence(drawing, _silence(facts), above.height)
        return
    plan = _plan(facts, style, drawing.extent[0])
    room = (drawing.extent[1] - above.height) / -(-len(facts.felt) // plan.abreast)
    plan = _fitted(style, plan, room)
    for number, one in enumerate(facts.felt):
        left = number % plan.abreast * (plan.wide + style.px(_BETWEEN_BLOCKS)) + style.px(MARGIN)
        _draw_block(drawing, plan, one, (left, above.height + number // plan.abreast * room), facts)


def height(facts: BodyMapFacts, style: Style, width: float) -> float:
    """The height in points at which nothing has to shrink."""
    above = _heading(facts, style, width).height
    if not facts.is_marked:
        return above + silence_height(style, width, _silence(facts))
    plan = _plan(facts, style, width)
    return above + -(-len(facts.felt) // plan.abreast) * (plan.drawings_high + style.px(_SPAN + _DAYS + _BELOW))


def sentences(facts: BodyMapFacts) -> list[str]:
    """For each site the number of days on which it was marked in each period."""
    if not facts.is_marked:
        return [_silence(facts)]
    spans = _then(span(one.period, facts.wording) for one in facts.felt)
    lines = [_("Where {symptom} was marked: {spans}.").format(symptom=facts.name, spans=spans)]
    for place, key in _places(facts.felt):
        counts = _then(_of_days(one, key, facts.wording) for one in facts.felt)
        lines.append(_("{place}: {days}.").format(place=place, days=counts))
    return [*lines, _("Days on which no place was written are not counted.")]


def table(facts: BodyMapFacts) -> ChartTable:
    """A row for each marked site, with the number of days on which it was marked in each period."""
    wording = facts.wording
    sites = [one for one in SITES if any(one.key in felt.days_at for felt in facts.felt)]
    rows = [(full_name(one), *(_of_days(felt, one.key, wording) for felt in facts.felt)) for one in sites]
    return ChartTable((_("Place"), *(span(felt.period, wording) for felt in facts.felt)), tuple(rows))


def _first_and_last(whole: Period) -> tuple[Period, ...]:
    """The first and last four weeks of a period, or its two halves if it is shorter than eight weeks."""
    length = min(_FOUR_WEEKS, len(whole) // 2)
    if not length:
        return (whole,)
    last = ending(whole.last, length)
    return Period(whole.first, whole.first + (last.last - last.first)), last


def _silence(facts: BodyMapFacts) -> str:
    return _("No place was marked for {symptom} in this period.").format(symptom=facts.name)


def _then(words: Iterator[str]) -> str:
    return _(", then ").join(words)


def _of_days(felt: Felt, site: str, wording: Wording) -> str:
    if not felt.recorded:
        return _("not recorded")
    pattern = ngettext("{marked} of {n} day", "{marked} of {n} days", felt.recorded)
    return pattern.format(marked=wording.number(felt.days_at.get(site, 0), 0), n=wording.number(felt.recorded, 0))


def _places(all_felt: Sequence[Felt]) -> Iterator[tuple[str, str]]:
    """Name and key of each marked site; left and right are one item if their counts are equal in every period."""
    for one in SITES:
        other = mirrored(one.key)
        alike = all(felt.days_at.get(one.key) == felt.days_at.get(other) for felt in all_felt)
        if not any(one.key in felt.days_at for felt in all_felt) or (alike and one.side != "left"):
            continue
        name = _("{place}, both sides").format(place=short_name(one)) if alike else full_name(one)
        yield name, one.key


def _heading(facts: BodyMapFacts, style: Style, width: float) -> Heading:
    title = _("Where I felt {symptom}").format(symptom=lettering.writable(facts.name))
    return heading(style, width, title, _signs(style, facts.symptom, facts.wording) if facts.is_marked else ())


def _signs(style: Style, symptom: str, wording: Wording) -> list[LegendEntry]:
    """The legend: the range of days that each colour stands for."""
    signs = []
    for number, fill in enumerate(ramp_of(symptom, style).fills):
        highest = wording.number(_STEPS[number], 0)
        words = highest
        if number:
            lowest = wording.number(_STEPS[number - 1] + 1, 0)
            words = per_cent(_("{low} to {high}").format(low=lowest, high=highest))
        signs.append(LegendEntry(words, _LEGEND_TILE, partial(_draw_sign, fill=fill)))
    return [*signs, LegendEntry(_("of the days"))]


def _draw_sign(drawing: ChartDrawing, x: float, y: float, *, fill: str) -> None:
    side = drawing.style.px(_LEGEND_TILE)
    tile = boxes([(x, y - 0.4 * side, x + side, y + 0.4 * side)], 0.2 * side)
    drawing.shape(tile, ShapeLook(fill=fill, edge="ctl", width=1.2))


def _plan(facts: BodyMapFacts, style: Style, width: float) -> _Plan:
    """Lay out as many periods side by side as leave room for two views each, and wrap the views into rows."""
    all_felt = facts.felt
    views = _views(all_felt)
    scale = style.px(_UNIT)
    gap = style.px(_BETWEEN_BLOCKS)
    room = width - 2 * style.px(MARGIN)
    narrowest = max(_row_wide(pair) * style.px(_LEAST_UNIT) for pair in _chunks(views, 2))
    words = (lettering.width(_recorded(one, facts.wording), style.px(style.sizes.caption)) for one in all_felt)
    narrowest = max(narrowest, *words)
    abreast = max(1, min(len(all_felt), int((room + gap) / (narrowest + gap))))
    wide = (room - (abreast - 1) * gap) / abreast
    most = max((n for n in range(1, len(views) + 1) if _row_wide(views[:n]) * style.px(_LEAST_UNIT) <= wide), default=1)
    rows = _chunks(views, most)
    largest = wide / max(_row_wide(row) for row in rows)
    return _Plan(abreast, wide, tuple(rows), min(scale, largest), ramp_of(facts.symptom, style))


def _fitted(style: Style, plan: _Plan, room: float) -> _Plan:
    """The plan, scaled down if the drawings would exceed the height."""
    free = room - style.px(_SPAN + _DAYS + _BELOW)
    scale = max(min(1.0, free / plan.drawings_high), _SMALLEST) * plan.scale
    return replace(plan, scale=scale)


def _views(all_felt: Sequence[Felt]) -> tuple[str, ...]:
    """The views on which something was marked, as "foot-sole"."""
    marked = {site for felt in all_felt for site in felt.days_at}
    views = dict.fromkeys(_view(one) for one in SITES)
    return tuple(view for view in views if any(_view(one) == view for one in SITES if one.key in marked))


def _view(one: Site) -> str:
    return f"{one.part}-{one.view}"


def _chunks(views: Sequence[str], most: int) -> list[tuple[str, ...]]:
    return [tuple(views[first : first + most]) for first in range(0, len(views), most)]


def _drawings(view: str) -> tuple[str, str]:
    return f"{view}-left", f"{view}-right"


def _row_wide(views: Sequence[str]) -> float:
    """The width of a row of views, in the units of the drawings."""
    drawings = [drawing for view in views for drawing in _drawings(view)]
    return sum(float(np.ptp(_corners(drawing)[:, 0])) for drawing in drawings) + _BETWEEN * (len(drawings) - 1)


def _row_high(views: Sequence[str]) -> float:
    return max(float(np.ptp(_corners(drawing)[:, 1])) for view in views for drawing in _drawings(view)) + _BETWEEN


def _corners(drawing: str) -> NDArray[np.float64]:
    """All polygon corners of a drawing as an array of shape (n, 2)."""
    polygons = [corners for one in DRAWINGS[drawing] for corners in shapes()[one.key].polygons]
    return np.array([corner for corners in polygons for corner in corners], dtype=np.float64)


def _draw_block(
    drawing: ChartDrawing, plan: _Plan, felt: Felt, corner: tuple[float, float], facts: BodyMapFacts
) -> None:
    """Draw the block of a period: dates, number of recorded days, and body map."""
    style, (left, top) = drawing.style, corner
    name = span(felt.period, facts.wording)
    drawing.words(left, top + style.px(_SPAN) / 2, name, TextLook(style.sizes.name, lettering.SEMI_BOLD, "ink"))
    drawing.words(left, top + style.px(_SPAN + _DAYS / 2), _recorded(felt, facts.wording))
    if not felt.recorded:
        return
    y = top + style.px(_SPAN + _DAYS)
    for row in plan.rows:
        x = left
        y += _row_high(row) * plan.scale
        for one in (drawing_name for view in row for drawing_name in _drawings(view)):
            x += _draw_body(drawing, plan, one, felt, (x, y)) + _BETWEEN * plan.scale


def _recorded(felt: Felt, wording: Wording) -> str:
    days = len(felt.period)
    pattern = ngettext("a place written on {n} of {days} day", "a place written on {n} of {days} days", days)
    return pattern.format(n=wording.number(felt.recorded, 0), days=wording.number(days, 0))


def _draw_body(drawing: ChartDrawing, plan: _Plan, name: str, felt: Felt, foot: tuple[float, float]) -> float:
    """Draw one view with its lower left corner at `foot`; returns its width in points."""
    corners = _corners(name)
    origin = np.array([corners[:, 0].min(), corners[:, 1].max()])
    for one in DRAWINGS[name]:
        polygons = [np.array(polygon) for polygon in shapes()[one.key].polygons]
        placed = [(np.vstack([polygon, polygon[:1]]) - origin) * plan.scale + np.array(foot) for polygon in polygons]
        outline = Path.make_compound_path(*(Path(polygon, closed=True) for polygon in placed))
        step = plan.ramp.step(felt.share(one.key) or 0.0, 1)
        drawing.shape(outline, ShapeLook(fill=plan.ramp.fills[step], edge="ctl", width=_OUTLINE))
    return float(np.ptp(corners[:, 0])) * plan.scale


CHART = Chart(
    "body_map",
    N_("Where I felt it"),
    BodyMapOptions,
    prepare,
    height,
    draw,
    sentences,
    table,
    tab=N_("Where"),
)
