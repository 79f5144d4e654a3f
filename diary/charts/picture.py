"""Renders charts: pixels for the screen, SVG for paper, and picture files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from diary.charts import lettering
from diary.charts.chart import PreparedChart
from diary.charts.drawing import POINTS_AN_INCH
from diary.charts.style import Style

MM_AN_INCH = 25.4
_FILE_RATIO = 2
_NOT_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "png": ("Software",),
    "svg": ("Date", "Creator", "Format", "Type"),
    "pdf": ("CreationDate", "Creator", "Producer"),
}
"""The file formats with the metadata fields that matplotlib must not write, so that files are reproducible."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered chart; all coordinates are in device pixels from the top left corner.

    `rgba` are the pixels row by row, four bytes each. The time axis covers the days `first` to `last`, from x = `left`
    (start of the first day) to x = `right` (end of the last); `panels` are (top, bottom) of each panel, from the top.
    A chart without a time axis has no panels, and `left` and `right` are the edges of the picture.
    """

    width: int
    height: int
    rgba: bytes
    first: date
    last: date
    left: float
    right: float
    panels: tuple[tuple[float, float], ...]


def picture(chart: PreparedChart, style: Style, width: int, height: int, ratio: float = 1.0) -> Picture:
    """Render a chart of `width` by `height` logical pixels at a device pixel ratio of `ratio`. Thread-safe."""
    pixels = max(round(width * ratio), 1), max(round(height * ratio), 1)
    dots_an_inch = POINTS_AN_INCH * ratio
    figure = Figure(figsize=(pixels[0] / dots_an_inch, pixels[1] / dots_an_inch), dpi=dots_an_inch)
    canvas = FigureCanvasAgg(figure)
    with lettering.settings(style.scale):
        chart.draw(figure, style)
        canvas.draw()
    boxes = [axes.get_window_extent() for axes in figure.axes]
    return Picture(
        width=pixels[0],
        height=pixels[1],
        rgba=bytes(canvas.buffer_rgba()),
        first=chart.period.first,
        last=chart.period.last,
        left=float(boxes[0].x0) if boxes else 0.0,
        right=float(boxes[0].x1) if boxes else float(pixels[0]),
        panels=tuple((float(pixels[1] - box.y1), float(pixels[1] - box.y0)) for box in boxes),
    )


def svg(chart: PreparedChart, style: Style, width_mm: float, height_mm: float) -> bytes:
    """Render a chart as SVG of the given size, with text as paths; deterministic: equal facts give equal bytes."""
    a_mm = POINTS_AN_INCH / MM_AN_INCH
    return file(chart, style, width_mm * a_mm, height_mm * a_mm, "svg")


def file(chart: PreparedChart, style: Style, width: float, height: float, kind: str) -> bytes:
    """Render a chart as a file of `kind` "png", "svg" or "pdf", of `width` by `height` logical pixels (or points).

    Deterministic: equal facts give equal bytes. A PNG has a device pixel ratio of 2. Thread-safe. Raises `KeyError`
    for another kind.
    """
    not_written = dict.fromkeys(_NOT_WRITTEN[kind])
    figure = Figure(figsize=(width / POINTS_AN_INCH, height / POINTS_AN_INCH), dpi=POINTS_AN_INCH)
    canvas = FigureCanvasAgg(figure)
    written = BytesIO()
    with lettering.settings(style.scale):
        chart.draw(figure, style)
        dots_an_inch = _FILE_RATIO * POINTS_AN_INCH
        canvas.print_figure(written, format=kind, dpi=dots_an_inch, facecolor="auto", metadata=not_written)
    return written.getvalue()
