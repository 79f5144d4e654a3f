"""Draws two means on a common scale, and below them their difference with its interval on a separate scale."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from diary.analysis.interval import Interval
from diary.charts import lettering
from diary.charts.chart_text import Wording, signed
from diary.charts.drawing import ChartDrawing, Segment, TextLook
from diary.charts.month_grid import MARGIN
from diary.charts.style import Series, Style
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import _

_LINE = 20
_PADDING = 10
_AXIS = 26
_BETWEEN = 14
_WIDEST_NAMES = 0.4
_RIGHT = 64
_MARK, _BAR, _CAP = 18, 3.0, 8
_BESIDE = 12
_BETWEEN_LABELS = 16
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class MeanRow:
    """A mean from 0 to 10 with its name and its number of days in words; `hollow` distinguishes the reference row."""

    name: str
    count: str
    mean: float
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """Two means, their difference (first minus second), and its interval or `None`."""

    rows: tuple[MeanRow, ...]
    difference: float
    interval: Interval | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Scale:
    """A linear scale from value `low` at x = `left` to value `high` at x = `right` (points)."""

    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)


def height(style: Style, width: float, means: Means) -> float:
    """The height in points of the rows, the difference and both scales."""
    names = [*(row.name for row in means.rows), _("Difference")]
    lines = [len(_lines(style, width, name)) + 1 for name in names]
    return style.px(sum(_LINE * count + _PADDING for count in lines) + 2 * _AXIS + _BETWEEN)


def draw(drawing: ChartDrawing, top: float, means: Means, look: Series) -> None:
    """Draw means and difference below `top`."""
    style, width, rows, wording = drawing.style, drawing.extent[0], means.rows, means.wording
    left, right = style.px(MARGIN) + _names_width(style, width, rows), width - style.px(_RIGHT)
    values = [row.mean for row in rows]
    scale = _Scale(left, right, max(floor(min(values)) - 1, LOWEST), min(ceil(max(values)) + 1, HIGHEST))
    y = top
    middles = []
    for row in rows:
        middles.append(_draw_name(drawing, y, row.name, row.count))
        y += _row_height(style, width, row.name)
    _draw_axis(drawing, scale, top, y, lambda value: wording.number(value, 0))
    for row, middle in zip(rows, middles, strict=True):
        x = scale.x(row.mean)
        drawing.mark(x, middle, look, style.px(_MARK), hollow=_BAR if row.hollow else 0)
        _draw_value(drawing, x + style.px(_MARK / 2 + _BESIDE), middle, wording.number(row.mean, 1))
    below = y + style.px(_AXIS + _BETWEEN)
    _draw_difference(drawing, below, _difference_scale(left, right, means), means, look)


def _difference_scale(left: float, right: float, means: Means) -> _Scale:
    """A scale centred on 0 that contains the difference and its interval."""
    ends = [means.difference] + ([means.interval.low, means.interval.high] if means.interval else [])
    furthest = max(1, ceil(max(abs(end) for end in ends)))
    return _Scale(left, right, -furthest, furthest)


def _draw_difference(drawing: ChartDrawing, top: float, scale: _Scale, means: Means, look: Series) -> None:
    style, wording, name = drawing.style, means.wording, _("Difference")
    words = _("95\N{NARROW NO-BREAK SPACE}% interval") if means.interval else _("no interval")
    middle = _draw_name(drawing, top, name, words)
    bottom = top + _row_height(style, drawing.extent[0], name)
    _draw_axis(
        drawing, scale, top, bottom, lambda value: _side(value, wording), lambda value: signed(value, 0, wording)
    )
    zero = scale.x(0)
    drawing.rules([((zero, top), (zero, bottom))], "axis", 1.4, level=-0.5)
    x, end = scale.x(means.difference), scale.x(means.difference)
    if means.interval:
        low, end = scale.x(means.interval.low), scale.x(means.interval.high)
        cap = style.px(_CAP)
        bar: list[Segment] = [((low, middle), (end, middle))]
        bar += [((at, middle - cap), (at, middle + cap)) for at in (low, end)]
        drawing.rules(bar, look.colour, _BAR, level=1)
    drawing.mark(x, middle, look, style.px(_MARK))
    clear = max(end, x + style.px(_MARK / 2))
    _draw_value(drawing, clear + style.px(_BESIDE), middle, signed(means.difference, 1, wording))


def _side(value: float, wording: Wording) -> str:
    number = wording.number(abs(value), 0)
    if not value:
        return number
    return (_("{number} lower") if value < 0 else _("{number} higher")).format(number=number)


def _draw_name(drawing: ChartDrawing, top: float, name: str, count: str) -> float:
    """Draw the name and below it the number of days; returns the y of the row's centre."""
    style = drawing.style
    lines = _lines(style, drawing.extent[0], name)
    left, y = style.px(MARGIN), top + style.px(_PADDING / 2)
    for number, line in enumerate(lines):
        at = y + style.px(_LINE * (number + 0.5))
        drawing.words(left, at, line, TextLook(size=style.sizes.name, weight=lettering.SEMI_BOLD, colour="ink"))
    drawing.words(left, y + style.px(_LINE * (len(lines) + 0.5)), count)
    return top + _row_height(style, drawing.extent[0], name) / 2


def _draw_value(drawing: ChartDrawing, x: float, y: float, text: str) -> None:
    look = TextLook(drawing.style.sizes.name, lettering.SEMI_BOLD, "ink", haloed=True)
    drawing.words(x, y, text, look)


def _draw_axis(
    drawing: ChartDrawing, scale: _Scale, top: float, bottom: float, *labels: Callable[[float], str]
) -> None:
    """Draw a grid line for each whole number, and labels at a step at which they do not overlap.

    `labels` are label formats; the first one that fits is used.
    """
    label, values = next(_fitting(drawing, scale, labels), (labels[-1], [int(scale.low), int(scale.high)]))
    places = [scale.x(value) for value in values]
    drawing.rules([((x, top), (x, bottom)) for x in places], "grid", 1)
    drawing.rules([((scale.left, bottom), (scale.right, bottom))], "axis", 1.4, level=-0.5)
    for x, value in zip(places, values, strict=True):
        drawing.words(x, bottom + drawing.style.px(_AXIS / 2), label(value), TextLook(align="center"))


def _fitting(
    drawing: ChartDrawing, scale: _Scale, labels: Sequence[Callable[[float], str]]
) -> Iterator[tuple[Callable[[float], str], list[int]]]:
    for label in labels:
        for step in _STEPS:
            values = [value for value in range(int(scale.low), int(scale.high) + 1) if value % step == 0]
            apart = scale.x(step) - scale.x(0) - drawing.style.px(_BETWEEN_LABELS)
            if len(values) > 1 and all(drawing.width(label(value)) <= apart for value in values):
                yield label, values


def _names_width(style: Style, width: float, rows: Sequence[MeanRow]) -> float:
    size = style.px(style.sizes.name)
    lines = [line for row in rows for line in _lines(style, width, row.name)] + [_("Difference")]
    names = [lettering.width(line, size, lettering.SEMI_BOLD) for line in lines]
    caption = style.px(style.sizes.caption)
    counts = [lettering.width(row.count, caption) for row in rows]
    counts.append(lettering.width(_("95\N{NARROW NO-BREAK SPACE}% interval"), caption))
    beside = lettering.width(_("{number} lower").format(number="10"), caption) / 2
    return max(*names, *counts) + max(beside, style.px(2 * _BESIDE))


def _lines(style: Style, width: float, name: str) -> list[str]:
    return lettering.wrapped(name, _WIDEST_NAMES * width, style.px(style.sizes.name), lettering.SEMI_BOLD)


def _row_height(style: Style, width: float, name: str) -> float:
    return style.px(_LINE * (len(_lines(style, width, name)) + 1) + _PADDING)
