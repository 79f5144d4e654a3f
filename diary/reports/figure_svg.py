"""The strokes of a figure as SVG, for paper."""

from collections.abc import Iterable, Mapping

from diary.domain.figure.figure import TOKENS, Box, Disc, Line, Ring, Stroke
from diary.domain.figure.pose import HEIGHT, WIDTH, Chain


def svg(strokes: Iterable[Stroke], colours: Mapping[str, str]) -> str:
    """A whole SVG document of 240 x 200 without a background.

    `colours` are those of the design's tokens, such as `{"figA": "#0E5A58"}`; `figbg`, which parts an arm from the
    body, is the colour of the paper.
    """
    drawn = "".join(_element(stroke, colours[TOKENS[stroke.role]]) for stroke in strokes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{drawn}</svg>'


def _element(stroke: Stroke, colour: str) -> str:
    if isinstance(stroke, Line):
        return f'<polyline points="{_points(stroke.points)}" fill="none" {_outline(colour, stroke.width)}/>'
    if isinstance(stroke, Disc):
        return f'<circle {_centre(stroke)} fill="{colour}"/>'
    if isinstance(stroke, Ring):
        return f'<circle {_centre(stroke)} fill="none" stroke="{colour}" stroke-width="{stroke.width:g}"/>'
    if isinstance(stroke, Box):
        (left, top), (right, bottom) = stroke.corners
        place = f'x="{left:.5g}" y="{top:.5g}" width="{right - left:.5g}" height="{bottom - top:.5g}"'
        return f'<rect {place} rx="{stroke.radius:g}" fill="{colour}"/>'
    return f'<polygon points="{_points(stroke.points)}" fill="{colour}" {_outline(colour, stroke.width)}/>'


def _points(chain: Chain) -> str:
    return " ".join(f"{x:.5g},{y:.5g}" for x, y in chain)


def _centre(stroke: Disc | Ring) -> str:
    return f'cx="{stroke.centre[0]:.5g}" cy="{stroke.centre[1]:.5g}" r="{stroke.radius:g}"'


def _outline(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"'
