"""Draws the date labels of a time axis and the vertical grid lines above them."""

from itertools import pairwise

from diary.charts.chart_text import Wording
from diary.charts.date_axis import Tick, month_ticks, week_ticks
from diary.charts.drawing import TextLook
from diary.charts.time_axis_canvas import TimeAxisCanvas

_TICK = 6
_DATE_BELOW = 18
_BETWEEN_DATES = 14


def draw_dates(canvas: TimeAxisCanvas, top: float, bottom: float, length: int, wording: Wording) -> list[Tick]:
    """Draw the axis at `bottom`, the labels below it and grid lines from `top` to `bottom`; returns the ticks.

    `length` is the number of days per point of the chart: the ticks are Mondays if it is 1.
    """
    style = canvas.style

    def fit(ticks: list[Tick]) -> bool:
        """Whether the labels clear each other and the edges of the figure."""
        halves = [(canvas.x(tick.day), canvas.width(tick.label) / 2) for tick in ticks]
        edges = [(x - half, x + half) for x, half in halves]
        apart = all(end + style.px(_BETWEEN_DATES) <= start for (_first, end), (start, _last) in pairwise(edges))
        return apart and all(start >= 0 and end <= canvas.extent[0] for start, end in edges)

    ticks = (week_ticks if length == 1 else month_ticks)(canvas.period, wording, fit)
    places = [canvas.x(tick.day) for tick in ticks]
    canvas.rules([((x, top), (x, bottom)) for x in places], "grid", 1, level=-2)
    canvas.rules([((x, bottom), (x, bottom + style.px(_TICK))) for x in places], "axis", 1)
    canvas.rules([((canvas.left, bottom), (canvas.right, bottom))], "axis", 1.4)
    for x, tick in zip(places, ticks, strict=True):
        canvas.words(x, bottom + style.px(_DATE_BELOW), tick.label, TextLook(align="center"))
    return ticks
