"""A figure measured in points from its top left corner, and the panels on it that share one time axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from diary.charts import lettering
from diary.charts.style import Series, Style
from diary.charts.wording import Wording
from diary.domain.period import Period

POINTS_AN_INCH = 72
_HALO = 5
_HALF_CAPITAL = 0.335
_LABEL_GAP = 10
_AXIS_WIDTH = 1.4
_MARKERS = {
    "circle": ("o", 1.0),
    "triangle": ("^", 1.1),
    "square": ("s", 0.9),
    "diamond": ("D", 0.8),
    "pentagon": ("p", 1.1),
    "hexagon": ("h", 1.1),
    "star": ("*", 1.45),
    "cross": ("P", 1.1),
}

Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure with the time axis of `period` on it, from `left` to `right`, in points from the top left corner."""

    figure: Figure
    style: Style
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

    def words(  # noqa: PLR0913 - a place, a text and its look
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        weight: int = lettering.REGULAR,
        colour: str = "ink2",
        align: str = "left",
        haloed: bool = False,
    ) -> Text:
        """A line of text with the middle of its capitals at the height `y`.

        `size` is in pixels of the design, by default a caption's; `haloed` puts an edge of paper round the letters,
        so that what lies behind does not disturb them.
        """
        style = self.style
        points_high = style.px(size or style.sizes.caption)
        found = self.figure.text(
            x,
            y + _HALF_CAPITAL * points_high,
            text,
            transform=points(self.figure),
            color=style.colours[colour],
            fontproperties=lettering.font(points_high, weight),
            horizontalalignment=align,
            verticalalignment="baseline",
        )
        if haloed:
            halo = withStroke(linewidth=style.px(_HALO), foreground=style.colours["surface"])
            found.set_path_effects([halo])
        return found

    def width(self, text: str, size: float | None = None, weight: int = lettering.REGULAR) -> float:
        """How wide a line of text will be; `size` as in `words`."""
        return lettering.width(text, self.style.px(size or self.style.sizes.caption), weight)

    def mark(self, x: float, y: float, series: Series, size: float) -> None:
        """A series' marker, `size` points wide."""
        marker, relative = marker_of(series)
        self.figure.add_artist(
            Line2D(
                [x],
                [y],
                linestyle="none",
                marker=marker,
                markersize=size * relative,
                markerfacecolor=series.colour,
                markeredgewidth=0,
                transform=points(self.figure),
            )
        )

    def dot(self, x: float, y: float, size: float, colour: str) -> None:
        """A small filled circle, `size` points wide."""
        self.mark(x, y, Series(self.style.colours[colour], (), "circle"), size)

    def rules(self, segments: Sequence[Segment], colour: str, width: float, level: float = -1) -> None:
        """Straight lines of `width` pixels of the design, below the panels unless `level` says otherwise."""
        self.figure.add_artist(
            LineCollection(
                segments,
                colors=self.style.colours[colour],
                linewidths=self.style.px(width),
                capstyle="butt",
                transform=points(self.figure),
                zorder=level,
            )
        )


@dataclass(frozen=True, slots=True)
class Panel:
    """Axes on a sheet between the heights `top` and `bottom`; across they count days from 0 for the first."""

    sheet: Sheet
    axes: Axes
    top: float
    bottom: float

    def draw_scale(self, values: Sequence[int], wording: Wording) -> None:
        """Make the axes reach from the first to the last of `values`, with a line and a label for each of them."""
        sheet, style = self.sheet, self.sheet.style
        self.axes.set_ylim(values[0], values[-1])
        segments: list[Segment] = []
        for value in values:
            y = self.bottom - (self.bottom - self.top) * (value - values[0]) / (values[-1] - values[0])
            segments.append(((sheet.left, y), (sheet.right, y)))
            sheet.words(sheet.left - style.px(_LABEL_GAP), y, wording.number(value, 0), align="right")
        sheet.rules(segments[1:], "grid", 1)
        sheet.rules(segments[:1], "axis", _AXIS_WIDTH, level=-0.5)


def panel(sheet: Sheet, name: str, top: float, bottom: float) -> Panel:
    """Empty axes called `name` that fill the sheet's time axis between two heights."""
    width, height = extent(sheet.figure)
    place = (sheet.left / width, 1 - bottom / height, (sheet.right - sheet.left) / width, (bottom - top) / height)
    axes = sheet.figure.add_axes(place, label=name, facecolor="none")
    axes.set_axis_off()
    axes.set_autoscale_on(False)
    axes.set_xlim(-0.5, len(sheet.period) - 0.5)
    return Panel(sheet, axes, top, bottom)


def extent(figure: Figure) -> tuple[float, float]:
    """Width and height of the figure in points."""
    width, height = figure.get_size_inches()
    return float(width) * POINTS_AN_INCH, float(height) * POINTS_AN_INCH


def points(figure: Figure) -> Transform:
    """From points, counted from the top left corner, to the pixels of the figure."""
    inches = Affine2D().scale(1, -1).translate(0, extent(figure)[1]).scale(1 / POINTS_AN_INCH)
    return inches + figure.dpi_scale_trans


def marker_of(series: Series) -> tuple[str, float]:
    """matplotlib's name of a series' marker, and its size relative to a circle of the same weight."""
    return _MARKERS[series.marker]
