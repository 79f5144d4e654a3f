"""The body map for paper, as SVG: drawings with a marker for each symptom at the sites where it is usually felt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from diary.charts.style import Series
from diary.domain.body_shape import RegionShape, shapes
from diary.domain.marker_shape import is_hollow, outline
from diary.domain.site import DRAWINGS, PARTS, SIDES, VIEWS, site, view_name
from diary.i18n import _

_UNITS_WIDE, _TOP, _UNITS_HIGH = 110.0, 16.0, 244.0
_BETWEEN_SIDES, _BETWEEN_VIEWS = 6.0, 30.0
_WORDS_ABOVE, _WORDS_BELOW = 22.0, 18.0
_WIDEST_PX, _LARGEST_SCALE = 330.0, 0.37
_LETTERS_PX, _MARK_PX = 11.5, 4.3
_FAMILY = "Atkinson Hyperlegible Next, sans-serif"
_FELT, _BLANK, _EDGE = "#DDDDDD", "#FFFFFF", "#555555"
_HOLLOW_LINE = 0.4


@dataclass(frozen=True, slots=True)
class FeltRegions:
    """The drawing style of a symptom, and the keys of the sites at which it is usually felt."""

    looks: Series
    sites: Sequence[str]


def views_of(felt: Iterable[FeltRegions]) -> list[str]:
    """The views that have a marker, feet first."""
    marked = {site(key).view for one in felt for key in one.sites}
    return [view for part in PARTS for view in VIEWS[part] if view in marked]


def body_svg(felt: Sequence[FeltRegions]) -> str:
    """An SVG of the marked views side by side, with "L" and "R" below; an empty string if nothing is marked."""
    views = views_of(felt)
    if not views:
        return ""
    step = 2 * _UNITS_WIDE + _BETWEEN_SIDES + _BETWEEN_VIEWS
    wide = len(views) * step - _BETWEEN_VIEWS
    scale = min(_LARGEST_SCALE, _WIDEST_PX / wide)
    above, below = _WORDS_ABOVE / scale, _WORDS_BELOW / scale
    high = above + _UNITS_HIGH + below
    drawn = "".join(_view(view, number * step, above, scale, felt) for number, view in enumerate(views))
    size = f'width="{wide * scale:.5g}" height="{high * scale:.5g}" viewBox="0 0 {wide:.5g} {high:.5g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def mark_svg(looks: Series, x: float, y: float, radius: float) -> str:
    """The SVG element of a symptom's marker, centred on a point; the same shape as in the chart."""
    if looks.marker == "circle":
        return f'<circle cx="{x:.5g}" cy="{y:.5g}" r="{radius:.5g}" fill="{looks.colour}"/>'
    if looks.marker == "square":
        side = 1.8 * radius
        place = f'x="{x - side / 2:.5g}" y="{y - side / 2:.5g}" width="{side:.5g}" height="{side:.5g}"'
        return f'<rect {place} fill="{looks.colour}"/>'
    points = " ".join(f"{x + radius * dx:.5g},{y + radius * dy:.5g}" for dx, dy in outline(looks.marker))
    look = f'fill="{looks.colour}"'
    if is_hollow(looks.marker):
        look = f'fill="{_BLANK}" stroke="{looks.colour}" stroke-width="{_HOLLOW_LINE * radius:.4g}"'
    return f'<polygon points="{points}" {look}/>'


def _view(view: str, left: float, top: float, scale: float, felt: Sequence[FeltRegions]) -> str:
    """Both sides of one view, with its heading."""
    middle = left + _UNITS_WIDE + _BETWEEN_SIDES / 2
    parts = [_words(middle, top - 8 / scale, view_name(view), scale)]
    for number, side in enumerate(SIDES):
        at = left + number * (_UNITS_WIDE + _BETWEEN_SIDES)
        parts.append(f'<g transform="translate({at:.5g} {top - _TOP:.5g})">{_side(view, side, scale, felt)}</g>')
        # Translators: the letters for the left and the right side of the body, in the drawing.
        letter = _("L") if side == "left" else _("R")
        parts.append(_words(at + _UNITS_WIDE / 2, top + _UNITS_HIGH + 13 / scale, letter, scale, weight=700))
    return "".join(parts)


def _side(view: str, side: str, scale: float, felt: Sequence[FeltRegions]) -> str:
    part = next(part for part in PARTS if view in VIEWS[part])
    outlines, marks = [], []
    for one in DRAWINGS[f"{part}-{view}-{side}"]:
        shape = shapes()[one.key]
        here = [felt_at.looks for felt_at in felt if one.key in felt_at.sites]
        colours = f'fill="{_FELT if here else _BLANK}" stroke="{_EDGE}" stroke-width="{0.9 / scale:.4g}"'
        outlines.append(f'<path d="{_path(shape)}" {colours}/>')
        x, y = shape.marker
        step = 2.5 * _MARK_PX / scale
        begin = x - step * (len(here) - 1) / 2
        marks += [mark_svg(looks, begin + step * number, y, _MARK_PX / scale) for number, looks in enumerate(here)]
    return "".join((*outlines, *marks))


def _words(x: float, y: float, words: str, scale: float, weight: int = 400) -> str:
    looks = f'font-family="{_FAMILY}" font-size="{_LETTERS_PX / scale:.5g}" font-weight="{weight}" fill="#3A3A3A"'
    return f'<text x="{x:.5g}" y="{y:.5g}" text-anchor="middle" {looks}>{escape(words)}</text>'


def _path(shape: RegionShape) -> str:
    """The polygons of a region as an SVG path."""
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in corners) + "Z" for corners in shape.polygons)
