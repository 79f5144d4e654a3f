"""A figure measured in points from its top left corner, and what stands on it: words, marks, rules and boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
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

Leaf = Figure | SubFigure
"""What a chart is drawn on: a figure, or the part of one that is left between its title and what stands below."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure, or a part of one, and how it looks; every place on it is in points from the top left corner."""

    figure: Leaf
    style: Style

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        return extent(self.figure)

    def ink(self, colour: str) -> str:
        """A colour by its name in `tokens.json`, or itself."""
        return self.style.colours.get(colour, colour)

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

        `size` is in pixels of the design, by default a caption's; `colour` as in `ink`; `haloed` puts an edge of paper
        round the letters, so that what lies behind does not disturb them.
        """
        style = self.style
        points_high = style.px(size or style.sizes.caption)
        found = self.figure.text(
            x,
            y + _HALF_CAPITAL * points_high,
            text,
            transform=points(self.figure),
            color=self.ink(colour),
            fontproperties=lettering.font(points_high, weight),
            horizontalalignment=align,
            verticalalignment="baseline",
        )
        if haloed:
            halo = withStroke(linewidth=style.px(_HALO), foreground=style.colours["surface"])
            found.set_path_effects([halo])
        return found

    def stamps(
        self, places: Sequence[tuple[float, float]], text: str, *, size: float, weight: int, colour: str
    ) -> None:
        """The same short text around each place, as one outline; options as in `words`.

        A hundred texts of their own take a hundred times as long.
        """
        points_high = self.style.px(size)
        letters = TextPath((0, 0), text, size=points_high, prop=lettering.font(points_high, weight))
        ahead = -lettering.width(text, points_high, weight) / 2
        turned = Affine2D().scale(1, -1)
        outlines = [
            letters.transformed(turned.frozen().translate(x + ahead, y + _HALF_CAPITAL * points_high))
            for x, y in places
        ]
        outline = Path.make_compound_path(*outlines)
        look = {"facecolor": self.ink(colour), "linewidth": 0, "label": text, "zorder": 2}
        self.figure.add_artist(PathPatch(outline, transform=points(self.figure), **look))

    def width(self, text: str, size: float | None = None, weight: int = lettering.REGULAR) -> float:
        """How wide a line of text will be; `size` as in `words`."""
        return lettering.width(text, self.style.px(size or self.style.sizes.caption), weight)

    def mark(self, x: float, y: float, series: Series, size: float) -> None:
        """A series' marker, `size` points wide."""
        self.marks([(x, y)], series, size)

    def marks(  # noqa: PLR0913 - places, and how the marks there look
        self,
        places: Sequence[tuple[float, float]],
        series: Series,
        size: float,
        *,
        edge: float = 0.0,
        hollow: bool = False,
        opacity: float = 1.0,
        level: float = 2.0,
    ) -> None:
        """A series' marker at each place, `size` points wide.

        `edge` is the width, in pixels of the design, of an edge of paper round it, or of its own line where `hollow`.
        """
        marker, relative = marker_of(series)
        paper = self.style.colours["surface"]
        line = Line2D(
            *np.array(places, dtype=np.float64).reshape(-1, 2).T,
            linestyle="none",
            marker=marker,
            markersize=size * relative,
            markerfacecolor=paper if hollow else series.colour,
            markeredgecolor=series.colour if hollow else paper,
            markeredgewidth=self.style.px(edge),
            alpha=opacity,
            transform=points(self.figure),
            zorder=level,
        )
        self.figure.add_artist(line)

    def dot(self, x: float, y: float, size: float, colour: str) -> None:
        """A small filled circle, `size` points wide."""
        self.mark(x, y, Series(self.ink(colour), (), "circle"), size)

    def shape(  # noqa: PLR0913 - an outline and its look
        self,
        outline: Path,
        *,
        fill: str = "none",
        edge: str = "none",
        width: float = 1.0,
        dash: Sequence[float] = (),
        hatch: str = "",
        level: float = 0.0,
    ) -> None:
        """A closed outline with its colours as in `ink`; `width` is that of its edge in pixels of the design.

        `dash` is in multiples of the width. A `hatch` is drawn in the colour of the edge.
        """
        look = {"transform": points(self.figure), "zorder": level}
        if fill != "none" or hatch:
            self.figure.add_artist(
                PathPatch(
                    outline,
                    facecolor=self.ink(fill),
                    edgecolor=self.ink(edge),
                    hatch=hatch or None,
                    linewidth=0,
                    **look,
                )
            )
        if edge != "none" and width:
            line = (0, dash) if dash else "solid"
            self.figure.add_artist(
                PathPatch(
                    outline,
                    fill=False,
                    edgecolor=self.ink(edge),
                    linewidth=self.style.px(width),
                    linestyle=line,
                    joinstyle="round",
                    **look,
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


def extent(figure: Leaf) -> tuple[float, float]:
    """Width and height of the figure in points."""
    size = POINTS_AN_INCH / figure.dpi
    return float(figure.bbox.width) * size, float(figure.bbox.height) * size


def points(figure: Leaf) -> Transform:
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
