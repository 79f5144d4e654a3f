"""The panels of a drawing that share one time axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from diary.charts.chart_text import Wording
from diary.charts.drawing import Drawing, Segment
from diary.domain.period import Period

_LABEL_GAP = 10
_AXIS_WIDTH = 1.4


@dataclass(frozen=True, slots=True)
class Sheet(Drawing):
    """A drawing with the time axis of `period` on it, from `left` to `right`."""

    period: Period
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """The width of one day in points."""
        return (self.right - self.left) / len(self.period)

    def x(self, day: float) -> float:
        """Where the middle of a day lies, counted from 0 for the first day of the period."""
        return self.left + (day + 0.5) * self.day_width


@dataclass(frozen=True, slots=True)
class Panel:
    """Axes on a sheet between the heights `top` and `bottom`; across they count days from 0 for the first."""

    sheet: Sheet
    axes: Axes
    top: float
    bottom: float

    def draw_scale(self, values: Sequence[float], wording: Wording, decimals: int = 0) -> None:
        """Make the axes reach from the first to the last of `values`, with a line and a label for each of them."""
        sheet, style = self.sheet, self.sheet.style
        self.axes.set_ylim(values[0], values[-1])
        segments: list[Segment] = []
        for value in values:
            y = self.bottom - (self.bottom - self.top) * (value - values[0]) / (values[-1] - values[0])
            segments.append(((sheet.left, y), (sheet.right, y)))
            sheet.words(sheet.left - style.px(_LABEL_GAP), y, wording.number(value, decimals), align="right")
        sheet.rules(segments[1:], "grid", 1)
        sheet.rules(segments[:1], "axis", _AXIS_WIDTH, level=-0.5)


def panel(sheet: Sheet, name: str, top: float, bottom: float) -> Panel:
    """Empty axes called `name` that fill the sheet's time axis between two heights."""
    width, height = sheet.extent
    place = (sheet.left / width, 1 - bottom / height, (sheet.right - sheet.left) / width, (bottom - top) / height)
    axes = sheet.figure.add_axes(place, label=name, facecolor="none")
    axes.set_axis_off()
    axes.set_autoscale_on(False)
    axes.set_xlim(-0.5, len(sheet.period) - 0.5)
    return Panel(sheet, axes, top, bottom)
