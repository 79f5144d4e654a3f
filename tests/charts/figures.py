"""Inspects a drawn figure."""

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from diary.charts import chart_named, lettering
from diary.charts.chart import PreparedChart, RegisteredChart
from diary.charts.options import ChartOptions
from diary.charts.picture import Picture, picture
from diary.charts.style import Style
from diary.domain.excerpt import Excerpt


def prepared(chart: RegisteredChart, excerpt: Excerpt, options: ChartOptions | None = None) -> PreparedChart:
    """A chart with the facts of an excerpt, by default with the chart's default options."""
    return chart.prepared(excerpt, options or chart.options())


def drawn(
    key: str, excerpt: Excerpt, style: Style, size: tuple[int, int], options: ChartOptions | None = None
) -> Picture:
    """A chart by its name, rendered for a screen with one pixel per point."""
    return picture(prepared(chart_named(key), excerpt, options), style, *size)


def blank(width: float = 930, height: float = 388) -> Figure:
    """An empty figure of that size in logical pixels."""
    return Figure(figsize=(width / 72, height / 72), dpi=72)


def panel_called(figure: Figure, name: str) -> Axes:
    [axes] = [axes for axes in figure.axes if axes.get_label() == name]
    return axes


def lines_labelled(figure: Figure, label: str) -> list[Line2D]:
    return [line for axes in figure.axes for line in axes.get_lines() if line.get_label() == label]


def across(line: Line2D) -> list[float]:
    """The x of a line's points, in days."""
    return [float(x) for x in np.asarray(line.get_xdata(), dtype=np.float64)]


def up(line: Line2D) -> list[float]:
    """The y of a line's points."""
    return [float(y) for y in np.asarray(line.get_ydata(), dtype=np.float64)]


def bars_labelled(figure: Figure, label: str) -> list[PathPatch]:
    return [
        part
        for axes in figure.axes
        for part in axes.patches
        if isinstance(part, PathPatch) and part.get_label() == label
    ]


def spans_of(bars: PathPatch) -> list[tuple[float, float]]:
    """(start, end) of each bar, in minutes."""
    heights = (np.asarray(box, dtype=np.float64)[:, 1] for box in bars.get_path().to_polygons())
    return [(float(height.min()), float(height.max())) for height in heights]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.texts]


def text_saying(figure: Figure, words: str) -> Text:
    [found] = [text for text in figure.texts if text.get_text() == words]
    return found


def boxes(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    """Every text of the figure with its bounding box in pixels."""
    with lettering.settings():
        FigureCanvasAgg(figure).draw()
        for text in figure.texts:
            yield text.get_text(), text.get_window_extent()


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of overlapping texts."""
    found = list(boxes(figure))
    return [
        (one, other)
        for number, (one, box) in enumerate(found)
        for other, other_box in found[number + 1 :]
        if box.shrunk(0.98, 0.7).overlaps(other_box.shrunk(0.98, 0.7))
    ]
