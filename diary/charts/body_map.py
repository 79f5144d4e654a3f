"""Where it is felt: the body map of two periods or more, in tones of how many days a place was marked on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from diary.analysis.where_felt import Felt, where_felt
from diary.charts import lettering
from diary.charts.chart import Chart
from diary.charts.chart_text import PLAIN, Wording, per_cent, span
from diary.charts.drawing import Drawing, Leaf, boxes
from diary.charts.heading import Heading, Sign, draw_heading, draw_silence, heading, silence_height
from diary.charts.month_grid import MARGIN
from diary.charts.style import Style, ramp_of
from diary.charts.table import Table
from diary.charts.telling import named_within
from diary.domain.body_shape import shapes
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.site import DRAWINGS, SITES, Site, full_name, mirrored, short_name
from diary.domain.symptom import PAIN
from diary.i18n import N_, _, ngettext

_FOUR_WEEKS = 28
_STEPS = (0, 20, 40, 60, 80, 100)
_UNIT, _LEAST_UNIT = 0.72, 0.46
_SPAN, _DAYS, _BELOW = 26, 24, 14
_BETWEEN, _BETWEEN_BLOCKS = 12, 28
_OUTLINE = 1.2
_SMALLEST = 0.1
_LEGEND_TILE = 22


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the blocks lie: so many abreast, each `wide` points, with the rows of drawings in it at a scale."""

    abreast: int
    wide: float
    rows: tuple[tuple[str, ...], ...]
    scale: float

    @property
    def drawings_high(self) -> float:
        return sum(_row_high(row) for row in self.rows) * self.scale


def draw(  # noqa: PLR0913 - what, where, how, and its options
    figure: Leaf,
    excerpt: Excerpt,
    style: Style,
    symptom: str = PAIN.key,
    *,
    periods: Sequence[Period] | None = None,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> None:
    """Draw a body map for each of `periods`, by default the first and the last four weeks of `period`.

    Only the views on which something was marked are drawn. A period in which no place was written has no map.
    """
    found = _felt(excerpt, symptom, periods, period)
    with lettering.settings(style.scale):
        drawing = Drawing(figure, style)
        figure.set_facecolor(style.colours["surface"])
        is_marked = any(one.days_at for one in found)
        above = _heading(style, drawing.extent[0], excerpt, symptom, wording, is_marked)
        draw_heading(drawing, above)
        if not is_marked:
            draw_silence(drawing, _silence(excerpt, symptom), above.height)
            return
        plan = _plan(style, drawing.extent[0], found, wording)
        room = (drawing.extent[1] - above.height) / -(-len(found) // plan.abreast)
        plan = _fitted(style, plan, room)
        for number, one in enumerate(found):
            left = number % plan.abreast * (plan.wide + style.px(_BETWEEN_BLOCKS)) + style.px(MARGIN)
            _draw_block(drawing, plan, one, (left, above.height + number // plan.abreast * room), symptom, wording)


def height(  # noqa: PLR0913 - as `draw`
    excerpt: Excerpt,
    style: Style,
    width: float,
    symptom: str = PAIN.key,
    *,
    periods: Sequence[Period] | None = None,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> float:
    """How high the figure has to be, in points, for everything on it to keep its size."""
    found = _felt(excerpt, symptom, periods, period)
    is_marked = any(one.days_at for one in found)
    above = _heading(style, width, excerpt, symptom, wording, is_marked).height
    if not is_marked:
        return above + silence_height(style, width, _silence(excerpt, symptom))
    plan = _plan(style, width, found, wording)
    return above + -(-len(found) // plan.abreast) * (plan.drawings_high + style.px(_SPAN + _DAYS + _BELOW))


def sentences(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    periods: Sequence[Period] | None = None,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> list[str]:
    """On how many days each place was marked, in one period after the other."""
    found = _felt(excerpt, symptom, periods, period)
    if not any(one.days_at for one in found):
        return [_silence(excerpt, symptom)]
    spans = _then(span(one.period, wording) for one in found)
    name = named_within(symptom, excerpt.definitions)
    lines = [_("Where {symptom} was marked: {spans}.").format(symptom=name, spans=spans)]
    for place, keys in _places(found):
        counts = _then(_of_days(one, keys[0], wording) for one in found)
        lines.append(_("{place}: {days}.").format(place=place, days=counts))
    return [*lines, _("Days on which no place was written are not counted.")]


def table(
    excerpt: Excerpt,
    symptom: str = PAIN.key,
    *,
    periods: Sequence[Period] | None = None,
    period: Period | None = None,
    wording: Wording = PLAIN,
) -> Table:
    """A row for each place that was marked, with its days in each period."""
    found = _felt(excerpt, symptom, periods, period)
    sites = [one for one in SITES if any(one.key in felt.days_at for felt in found)]
    rows = [(full_name(one), *(_of_days(felt, one.key, wording) for felt in found)) for one in sites]
    return Table((_("Place"), *(span(felt.period, wording) for felt in found)), tuple(rows))


def _felt(excerpt: Excerpt, symptom: str, periods: Sequence[Period] | None, period: Period | None) -> list[Felt]:
    whole = period or excerpt.period
    return [where_felt(excerpt, symptom, one) for one in periods or _first_and_last(whole)]


def _first_and_last(whole: Period) -> tuple[Period, ...]:
    """The first and the last four weeks of a period; of a shorter one its halves."""
    length = min(_FOUR_WEEKS, len(whole) // 2)
    if not length:
        return (whole,)
    last = ending(whole.last, length)
    return Period(whole.first, whole.first + (last.last - last.first)), last


def _silence(excerpt: Excerpt, symptom: str) -> str:
    return _("No place was marked for {symptom} in this period.").format(
        symptom=named_within(symptom, excerpt.definitions)
    )


def _then(words: Iterator[str]) -> str:
    return _(", then ").join(words)


def _of_days(felt: Felt, site: str, wording: Wording) -> str:
    if not felt.recorded:
        return _("not recorded")
    pattern = ngettext("{marked} of {n} day", "{marked} of {n} days", felt.recorded)
    return pattern.format(marked=wording.number(felt.days_at.get(site, 0), 0), n=wording.number(felt.recorded, 0))


def _places(found: Sequence[Felt]) -> Iterator[tuple[str, list[str]]]:
    """The places that were marked with their names; both sides in one where they are alike in every period."""
    for one in SITES:
        other = mirrored(one.key)
        alike = all(felt.days_at.get(one.key) == felt.days_at.get(other) for felt in found)
        if not any(one.key in felt.days_at for felt in found) or (alike and one.side != "left"):
            continue
        name = _("{place}, both sides").format(place=short_name(one)) if alike else full_name(one)
        yield name, [one.key]


def _heading(  # noqa: PLR0913, PLR0917 - a title and what it is made of
    style: Style, width: float, excerpt: Excerpt, symptom: str, wording: Wording, is_marked: bool
) -> Heading:
    name = lettering.writable(named_within(symptom, excerpt.definitions))
    title = _("Where I felt {symptom}").format(symptom=name)
    return heading(style, width, title, _signs(style, symptom, wording) if is_marked else ())


def _signs(style: Style, symptom: str, wording: Wording) -> list[Sign]:
    """What the tones mean."""
    signs = []
    for number, fill in enumerate(ramp_of(symptom, style).fills):
        highest = wording.number(_STEPS[number], 0)
        words = highest
        if number:
            lowest = wording.number(_STEPS[number - 1] + 1, 0)
            words = per_cent(_("{low} to {high}").format(low=lowest, high=highest))
        signs.append(Sign(words, _LEGEND_TILE, partial(_draw_sign, fill=fill)))
    return [*signs, Sign(_("of the days"))]


def _draw_sign(drawing: Drawing, x: float, y: float, *, fill: str) -> None:
    side = drawing.style.px(_LEGEND_TILE)
    drawing.shape(boxes([(x, y - 0.4 * side, x + side, y + 0.4 * side)], 0.2 * side), fill=fill, edge="ctl", width=1.2)


def _plan(style: Style, width: float, found: Sequence[Felt], wording: Wording) -> _Plan:
    """As many periods abreast as have room for two views each; their views in as many rows as that makes."""
    views = _views(found)
    scale = style.px(_UNIT)
    gap = style.px(_BETWEEN_BLOCKS)
    room = width - 2 * style.px(MARGIN)
    narrowest = max(_row_wide(pair) * style.px(_LEAST_UNIT) for pair in _chunks(views, 2))
    words = (lettering.width(_recorded(one, wording), style.px(style.sizes.caption)) for one in found)
    narrowest = max(narrowest, *words)
    abreast = max(1, min(len(found), int((room + gap) / (narrowest + gap))))
    wide = (room - (abreast - 1) * gap) / abreast
    most = max((n for n in range(1, len(views) + 1) if _row_wide(views[:n]) * style.px(_LEAST_UNIT) <= wide), default=1)
    rows = _chunks(views, most)
    largest = wide / max(_row_wide(row) for row in rows)
    return _Plan(abreast, wide, tuple(rows), min(scale, largest))


def _fitted(style: Style, plan: _Plan, room: float) -> _Plan:
    """The same at a smaller scale where the drawings would not fit into the height."""
    free = room - style.px(_SPAN + _DAYS + _BELOW)
    scale = max(min(1.0, free / plan.drawings_high), _SMALLEST) * plan.scale
    return _Plan(plan.abreast, plan.wide, plan.rows, scale)


def _views(found: Sequence[Felt]) -> tuple[str, ...]:
    """The views on which something was marked, as "foot-sole"."""
    marked = {site for felt in found for site in felt.days_at}
    views = dict.fromkeys(_view(one) for one in SITES)
    return tuple(view for view in views if any(_view(one) == view for one in SITES if one.key in marked))


def _view(one: Site) -> str:
    return f"{one.part}-{one.view}"


def _chunks(views: Sequence[str], most: int) -> list[tuple[str, ...]]:
    return [tuple(views[first : first + most]) for first in range(0, len(views), most)]


def _drawings(view: str) -> tuple[str, str]:
    return f"{view}-left", f"{view}-right"


def _row_wide(views: Sequence[str]) -> float:
    """How wide the drawings of some views are abreast, in their own units."""
    drawings = [drawing for view in views for drawing in _drawings(view)]
    return sum(float(np.ptp(_corners(drawing)[:, 0])) for drawing in drawings) + _BETWEEN * (len(drawings) - 1)


def _row_high(views: Sequence[str]) -> float:
    return max(float(np.ptp(_corners(drawing)[:, 1])) for view in views for drawing in _drawings(view)) + _BETWEEN


def _corners(drawing: str) -> NDArray[np.float64]:
    """All corners of a drawing, n x 2."""
    polygons = [corners for one in DRAWINGS[drawing] for corners in shapes()[one.key].polygons]
    return np.array([corner for corners in polygons for corner in corners], dtype=np.float64)


def _draw_block(  # noqa: PLR0913, PLR0917 - a map, its place and its look
    drawing: Drawing, plan: _Plan, felt: Felt, corner: tuple[float, float], symptom: str, wording: Wording
) -> None:
    """A period: its dates, how many of its days are recorded, and its drawings."""
    style, (left, top) = drawing.style, corner
    y = top + style.px(_SPAN) / 2
    name = span(felt.period, wording)
    drawing.words(left, y, name, size=style.sizes.name, weight=lettering.SEMI_BOLD, colour="ink")
    drawing.words(left, top + style.px(_SPAN + _DAYS / 2), _recorded(felt, wording))
    if not felt.recorded:
        return
    y = top + style.px(_SPAN + _DAYS)
    for row in plan.rows:
        x = left
        y += _row_high(row) * plan.scale
        for one in (drawing_name for view in row for drawing_name in _drawings(view)):
            x += _draw_body(drawing, one, felt, (x, y), plan.scale, symptom) + _BETWEEN * plan.scale


def _recorded(felt: Felt, wording: Wording) -> str:
    days = len(felt.period)
    pattern = ngettext("a place written on {n} of {days} day", "a place written on {n} of {days} days", days)
    return pattern.format(n=wording.number(felt.recorded, 0), days=wording.number(days, 0))


def _draw_body(  # noqa: PLR0913, PLR0917 - a drawing, its place and its look
    drawing: Drawing, name: str, felt: Felt, foot: tuple[float, float], scale: float, symptom: str
) -> float:
    """A drawing that stands on a point at its lower left; answers how wide it is."""
    ramp, corners = ramp_of(symptom, drawing.style), _corners(name)
    origin = np.array([corners[:, 0].min(), corners[:, 1].max()])
    for one in DRAWINGS[name]:
        polygons = [np.array(polygon) for polygon in shapes()[one.key].polygons]
        placed = [(np.vstack([polygon, polygon[:1]]) - origin) * scale + np.array(foot) for polygon in polygons]
        outline = Path.make_compound_path(*(Path(polygon, closed=True) for polygon in placed))
        step = ramp.step(felt.share(one.key) or 0.0, 1)
        drawing.shape(outline, fill=ramp.fills[step], edge="ctl", width=_OUTLINE)
    return float(np.ptp(corners[:, 0])) * scale


CHART = Chart("body_map", N_("Where it was felt"), draw, sentences, table)
