"""The heading of a chart: its title, with the legend beside or below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diary.charts import lettering
from diary.charts.drawing import ChartDrawing, TextLook
from diary.charts.month_grid import MARGIN
from diary.charts.style import Style

_TITLE, _TITLE_LINE = 20, 28
_LINE = 24
_BETWEEN = 16
_BELOW = 8


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A legend entry: text, preceded by a sign that `draw(drawing, x, y)` draws at `x`, vertically centred on `y`.

    `wide` is the width of the sign in design pixels.
    """

    words: str
    wide: float = 0.0
    draw: Callable[[ChartDrawing, float, float], None] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The laid out heading: the lines of the title, and the rows of the legend below it, or one row to its right."""

    title: tuple[str, ...]
    rows: tuple[tuple[LegendEntry, ...], ...]
    beside: bool
    height: float


def heading(style: Style, width: float, title: str, signs: Sequence[LegendEntry] = ()) -> Heading:
    """Lay out title and legend for a figure `width` points wide; the result's `height` is in points."""
    room = width - 2 * style.px(MARGIN)
    lines = lettering.wrapped(title, room, style.px(_TITLE), lettering.SEMI_BOLD)
    used = lettering.width(title, style.px(_TITLE), lettering.SEMI_BOLD) + 2 * style.px(_BETWEEN)
    rows = _rows(style, room, signs)
    beside = len(lines) == 1 and len(rows) == 1 and used + _row_width(style, rows[0]) <= room
    below = 0 if beside else len(rows)
    high = style.px(len(lines) * _TITLE_LINE + below * _LINE + _BELOW)
    return Heading(tuple(lines), tuple(rows), beside, high)


def draw_heading(drawing: ChartDrawing, placed: Heading) -> None:
    """Draw the heading at the top of the figure."""
    style, left = drawing.style, drawing.style.px(MARGIN)
    for number, line in enumerate(placed.title):
        y = style.px(_TITLE_LINE) * (number + 0.5)
        drawing.words(left, y, line, TextLook(size=_TITLE, weight=lettering.SEMI_BOLD, colour="ink"))
    for number, row in enumerate(placed.rows):
        below = len(placed.title) * style.px(_TITLE_LINE) + (number + 0.5) * style.px(_LINE)
        x, y = left, below
        if placed.beside:
            x, y = drawing.extent[0] - left - _row_width(style, row), style.px(_TITLE_LINE) / 2
        for sign in row:
            if sign.draw:
                sign.draw(drawing, x, y)
            drawing.words(x + style.px(_indent(sign)), y, sign.words)
            x += _sign_width(style, sign) + style.px(_BETWEEN)


def silence_height(style: Style, width: float, text: str) -> float:
    """The height in points that `draw_silence` needs for the text."""
    return style.px(_LINE) * (len(_silence(style, width, text)) + 2)


def draw_silence(drawing: ChartDrawing, text: str, top: float) -> None:
    """Draw a sentence in place of a chart without data, centred in the area below `top`."""
    width, height = drawing.extent
    lines = _silence(drawing.style, width, text)
    step = drawing.style.px(_LINE)
    for number, line in enumerate(lines):
        y = (top + height) / 2 + (number - (len(lines) - 1) / 2) * step
        drawing.words(width / 2, y, line, TextLook(align="center"))


def _silence(style: Style, width: float, text: str) -> list[str]:
    return lettering.wrapped(text, width - 2 * style.px(MARGIN), style.px(style.sizes.caption))


def _rows(style: Style, room: float, signs: Sequence[LegendEntry]) -> list[tuple[LegendEntry, ...]]:
    rows: list[tuple[LegendEntry, ...]] = []
    for sign in signs:
        if rows and _row_width(style, (*rows[-1], sign)) <= room:
            rows[-1] = (*rows[-1], sign)
        else:
            rows.append((sign,))
    return rows


def _row_width(style: Style, row: Sequence[LegendEntry]) -> float:
    return sum(_sign_width(style, sign) for sign in row) + style.px(_BETWEEN) * (len(row) - 1)


def _sign_width(style: Style, sign: LegendEntry) -> float:
    return style.px(_indent(sign)) + lettering.width(sign.words, style.px(style.sizes.caption))


def _indent(sign: LegendEntry) -> float:
    return sign.wide + 6 if sign.wide else 0
