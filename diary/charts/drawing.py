"""A figure measured in points from its top left corner, and what stands on it: words, marks, rules and boxes."""

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
    "cross": ("P", 1.1),
}

FigureLike = Figure | SubFigure
"""What a chart is drawn on: a figure, or the part of one that is left between its title and what stands below."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a line of text looks.

    `size` is in pixels of the design, by default a caption's; `colour` the name of one in `tokens.json`, or itself;
    `haloed` puts an edge of paper round the letters, so that what lies behind does not disturb them.
    """

    size: float | None = None
    weight: int = lettering.REGULAR
    colour: str = "ink2"
    align: str = "left"
    haloed: bool = False


@dataclass(frozen=True, slots=True)
class ShapeLook:
    """How a closed outline looks: colours as in `TextLook`, `width` of the edge in pixels of the design.

    `dash` is in multiples of the width; what has a higher `level` lies above.
    """

    fill: str = "none"
    edge: str = "none"
    width: float = 1.0
    dash: Sequence[float] = ()
    level: float = 0.0


_CAPTION = TextLook()


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A figure, or a part of one, and how it looks; every place on it is in points from the top left corner."""

    figure: FigureLike
    style: Style

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        return extent(self.figure)

    def ink(self, colour: str) -> str:
        """A colour by its name in `tokens.json`, or itself."""
        return self.style.colours.get(colour, colour)

    def words(self, x: float, y: float, text: str, look: TextLook = _CAPTION) -> Text:
        """A line of text with the middle of its capitals at the height `y`, by default as a caption looks."""
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
        """The same short text around each place, as one outline; `look` has a size.

        A hundred texts of their own take a hundred times as long.
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
        """How wide a line of text will be; `size` as in `words`."""
        return lettering.width(text, self.style.px(size or self.style.sizes.caption), weight)

    def mark(self, x: float, y: float, series: Series, size: float, *, outline: float = 0.0) -> None:
        """A series' marker, `size` points wide.

        With an `outline`, in pixels of the design, it is hollow: paper within a line of that width.
        """
        marker, relative = marker_of(series)
        paper = self.style.colours["surface"]
        line = Line2D(
            [x],
            [y],
            linestyle="none",
            marker=marker,
            markersize=size * relative,
            markerfacecolor=paper if outline else series.colour,
            markeredgecolor=series.colour if outline else paper,
            markeredgewidth=self.style.px(outline),
            transform=points(self.figure),
            zorder=2.0,
        )
        self.figure.add_artist(line)

    def dot(self, x: float, y: float, size: float, colour: str) -> None:
        """A small filled circle, `size` points wide."""
        self.mark(x, y, Series(self.ink(colour), (), "circle"), size)

    def shape(self, outline: Path, look: ShapeLook) -> None:
        """A closed outline, filled and edged."""
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
        """Straight lines of `width` pixels of the design, below the panels unless `level` says otherwise."""
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
        """A dotted rule from above to below, before everything but words."""
        step = self.style.px(_DOTS)
        dots = range(int((bottom - top) / step))
        segments: list[Segment] = [((x, top + dot * step), (x, top + (dot + 0.5) * step)) for dot in dots]
        self.rules(segments, "ink", 1.8, level=1)


def extent(figure: FigureLike) -> tuple[float, float]:
    """Width and height of the figure in points."""
    size = POINTS_AN_INCH / figure.dpi
    return float(figure.bbox.width) * size, float(figure.bbox.height) * size


def points(figure: FigureLike) -> Transform:
    """From points, counted from the top left corner, to the pixels of the figure."""
    width, height = extent(figure)
    return Affine2D().scale(1 / width, -1 / height).translate(0, 1) + figure.transSubfigure


def boxes(places: Iterable[Box], radius: float = 0.0) -> Path:
    """The outline of rectangles, with round corners where they have a radius."""
    style = BoxStyle.Round(pad=0, rounding_size=radius) if radius else BoxStyle.Square(pad=0)
    return Path.make_compound_path(
        *(style(left, top, right - left, bottom - top, 1) for left, top, right, bottom in places)
    )


def marker_of(series: Series) -> tuple[str, float]:
    """matplotlib's name of a series' marker, and its size relative to a circle of the same weight."""
    return _MARKERS[series.marker]
