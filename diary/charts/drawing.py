"""Drawing primitives (text, markers, lines, boxes) on a matplotlib figure, in points from its top left corner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import BoxStyle, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, Transform

from diary.charts import lettering
from diary.charts.style import Series, Style
from diary.domain.marker_shape import HOLLOW, is_hollow, outline

POINTS_AN_INCH = 72
_HALO = 5
_DOTS = 5
_HALF_CAPITAL = 0.335
_MARKERS = {
    "circle": ("o", 1.0),
    "triangle": ("^", 1.1),
    "square": ("s", 0.9),
    "diamond": ("D", 0.8),
    "pentagon": ("p", 1.1),
    "hexagon": ("h", 1.1),
    "star": ("*", 1.45),
    "plus": ("P", 1.1),
    "cross": ("X", 1.1),
    "arrow": (">", 1.1),
    "left": ("<", 1.1),
}
"""matplotlib's names of markers, with their sizes relative to a circle of the same visual weight."""
HOLLOW_EDGE = 2.0
"""The line width of a hollow marker, in design pixels."""

FigureLike = Figure | SubFigure
"""What a chart is drawn on: a whole figure, or a subfigure between a title and a footer."""
Box = tuple[float, float, float, float]
"""(left, top, right, bottom) in points."""
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class TextLook:
    """The style of a line of text.

    `size` is in design pixels (default: the caption's size); `colour` a name in `tokens.json` or a colour value;
    `haloed` draws an outline in the background colour around the letters, so that they stay legible.
    """

    size: float | None = None
    weight: int = lettering.REGULAR
    colour: str = "ink2"
    align: str = "left"
    haloed: bool = False


@dataclass(frozen=True, slots=True)
class ShapeLook:
    """The style of a closed path: colours as in `TextLook`, `width` of its edge in design pixels.

    `dash` is in multiples of the width; `level` is the z-order.
    """

    fill: str = "none"
    edge: str = "none"
    width: float = 1.0
    dash: Sequence[float] = ()
    level: float = 0.0


_CAPTION = TextLook()


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A figure or subfigure with its style; all coordinates are in points from the top left corner, y downwards."""

    figure: FigureLike
    style: Style

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        return extent(self.figure)

    def ink(self, colour: str) -> str:
        """The colour value of a name in `tokens.json`; other values are returned unchanged."""
        return self.style.colours.get(colour, colour)

    def words(self, x: float, y: float, text: str, look: TextLook = _CAPTION) -> Text:
        """Draw a line of text whose capitals are vertically centred on `y`, by default in the caption's style."""
        style = self.style
        points_high = style.px(look.size or style.sizes.caption)
        artist = self.figure.text(
            x,
            y + _HALF_CAPITAL * points_high,
            text,
            transform=points(self.figure),
            color=self.ink(look.colour),
            fontproperties=lettering.font(points_high, look.weight),
            horizontalalignment=look.align,
            verticalalignment="baseline",
        )
        if look.haloed:
            halo = withStroke(linewidth=style.px(_HALO), foreground=style.colours["surface"])
            artist.set_path_effects([halo])
        return artist

    def stamps(self, places: Sequence[tuple[float, float]], text: str, look: TextLook) -> None:
        """Draw the same short text centred on each place, as a single path; `look` must have a size.

        One path is about a hundred times faster than a hundred text objects.
        """
        points_high = self.style.px(look.size or self.style.sizes.caption)
        letters = TextPath((0, 0), text, size=points_high, prop=lettering.font(points_high, look.weight))
        ahead = -lettering.width(text, points_high, look.weight) / 2
        turned = Affine2D().scale(1, -1)
        outlines = [
            letters.transformed(turned.frozen().translate(x + ahead, y + _HALF_CAPITAL * points_high))
            for x, y in places
        ]
        outline = Path.make_compound_path(*outlines)
        colour = self.ink(look.colour)
        self.figure.add_artist(
            PathPatch(outline, transform=points(self.figure), facecolor=colour, linewidth=0, label=text, zorder=2)
        )

    def width(self, text: str, size: float | None = None, weight: int = lettering.REGULAR) -> float:
        """The width of a line of text in points; `size` is that of `words`."""
        return lettering.width(text, self.style.px(size or self.style.sizes.caption), weight)

    def mark(self, x: float, y: float, series: Series, size: float, *, hollow: float = 0.0) -> None:
        """Draw the marker of a series, `size` points wide.

        A positive `hollow` is a line width in design pixels: the marker is drawn as an outline of that width, filled
        with the background colour.
        """
        marker, relative = marker_of(series)
        paper = self.style.colours["surface"]
        edge = hollow or (HOLLOW_EDGE if is_hollow(series.marker) else 0.0)
        line = Line2D(
            [x],
            [y],
            linestyle="none",
            marker=marker,
            markersize=size * relative,
            markerfacecolor=paper if edge else series.colour,
            markeredgecolor=series.colour if edge else paper,
            markeredgewidth=self.style.px(edge),
            transform=points(self.figure),
            zorder=2.0,
        )
        self.figure.add_artist(line)

    def dot(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw a small filled circle, `size` points in diameter."""
        self.mark(x, y, Series(self.ink(colour), (), "circle"), size)

    def shape(self, outline: Path, look: ShapeLook) -> None:
        """Draw a closed path with fill and edge."""
        place = {"transform": points(self.figure), "zorder": look.level}
        if look.fill != "none":
            self.figure.add_artist(PathPatch(outline, facecolor=self.ink(look.fill), linewidth=0, **place))
        if look.edge != "none" and look.width:
            self.figure.add_artist(
                PathPatch(
                    outline,
                    fill=False,
                    edgecolor=self.ink(look.edge),
                    linewidth=self.style.px(look.width),
                    linestyle=(0, look.dash) if look.dash else "solid",
                    joinstyle="round",
                    **place,
                )
            )

    def rules(self, segments: Sequence[Segment], colour: str, width: float, level: float = -1) -> None:
        """Draw straight lines of `width` design pixels, by default behind the panels (`level` is the z-order)."""
        self.figure.add_artist(
            LineCollection(
                segments,
                colors=self.ink(colour),
                linewidths=self.style.px(width),
                capstyle="butt",
                transform=points(self.figure),
                zorder=level,
            )
        )

    def dotted(self, x: float, top: float, bottom: float) -> None:
        """Draw a dotted vertical line in front of everything except text."""
        step = self.style.px(_DOTS)
        dots = range(int((bottom - top) / step))
        segments: list[Segment] = [((x, top + dot * step), (x, top + (dot + 0.5) * step)) for dot in dots]
        self.rules(segments, "ink", 1.8, level=1)


def extent(figure: FigureLike) -> tuple[float, float]:
    """Width and height of the figure in points."""
    size = POINTS_AN_INCH / figure.dpi
    return float(figure.bbox.width) * size, float(figure.bbox.height) * size


def points(figure: FigureLike) -> Transform:
    """The transform from points, counted from the top left corner, to the figure's pixels."""
    width, height = extent(figure)
    return Affine2D().scale(1 / width, -1 / height).translate(0, 1) + figure.transSubfigure


def boxes(places: Iterable[Box], radius: float = 0.0) -> Path:
    """A single path that consists of all rectangles, with rounded corners if `radius` is not 0."""
    style = BoxStyle.Round(pad=0, rounding_size=radius) if radius else BoxStyle.Square(pad=0)
    return Path.make_compound_path(
        *(style(left, top, right - left, bottom - top, 1) for left, top, right, bottom in places)
    )


def marker_of(series: Series) -> tuple[str | Path, float]:
    """matplotlib's marker name (or a path) for a series, and its size relative to a circle of the same visual
    weight."""
    name = series.marker.removeprefix(HOLLOW)
    if name in _MARKERS:
        return _MARKERS[name]
    corners = outline(name)
    path = Path([(x, -y) for x, y in (*corners, corners[0])], closed=True)
    return path, max(abs(end) for corner in corners for end in corner)
