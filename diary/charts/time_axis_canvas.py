"""Panels of a figure that share one time axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from diary.charts.chart_text import Wording
from diary.charts.drawing import ChartDrawing, Segment, TextLook
from diary.domain.period import Period

_LABEL_GAP = 10
_AXIS_WIDTH = 1.4


@dataclass(frozen=True, slots=True)
class TimeAxisCanvas(ChartDrawing):
    """A drawing with the time axis of `period` on it, from `left` to `right`."""

    period: Period
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """The width of one day in points."""
        return (self.right - self.left) / len(self.period)

    def x(self, day: float) -> float:
        """The x in points of the middle of a day; 0 is the first day of the period."""
        return self.left + (day + 0.5) * self.day_width


@dataclass(frozen=True, slots=True)
class Panel:
    """matplotlib axes from y = `top` to `bottom` on a canvas; their x is in days, 0 is the first day."""

    canvas: TimeAxisCanvas
    axes: Axes
    top: float
    bottom: float

    def draw_scale(self, values: Sequence[float], wording: Wording, decimals: int = 0) -> None:
        """Set the y range from the first to the last of `values`, and draw a grid line and label for each."""
        canvas, style = self.canvas, self.canvas.style
        self.axes.set_ylim(values[0], values[-1])
        segments: list[Segment] = []
        for value in values:
            y = self.bottom - (self.bottom - self.top) * (value - values[0]) / (values[-1] - values[0])
            segments.append(((canvas.left, y), (canvas.right, y)))
            canvas.words(
                canvas.left - style.px(_LABEL_GAP), y, wording.number(value, decimals), TextLook(align="right")
            )
        canvas.rules(segments[1:], "grid", 1)
        canvas.rules(segments[:1], "axis", _AXIS_WIDTH, level=-0.5)


def panel(canvas: TimeAxisCanvas, name: str, top: float, bottom: float) -> Panel:
    """Create empty axes called `name` over the canvas's whole time axis, from y = `top` to `bottom`."""
    width, height = canvas.extent
    place = (canvas.left / width, 1 - bottom / height, (canvas.right - canvas.left) / width, (bottom - top) / height)
    axes = canvas.figure.add_axes(place, label=name, facecolor="none")
    axes.set_axis_off()
    axes.set_xlim(-0.5, len(canvas.period) - 0.5)
    return Panel(canvas, axes, top, bottom)
