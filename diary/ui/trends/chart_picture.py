"""A chart that is drawn in a worker thread and shown as a picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from diary.charts import chart_named
from diary.charts import style as looks
from diary.charts.options import ChartOptions
from diary.domain.excerpt import Excerpt
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.widgets.graphic import Graphic
from diary.ui.widgets.single_shot import single_shot
from diary.ui.widgets.spoken import describe

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart
    from diary.charts.picture import Picture
    from diary.charts.table import ChartTable

Box = tuple[float, float, float, float]
_DRAW_AFTER_MS = 60
_UNSEEN_WIDTH = 440
STYLES = {"light": looks.SCREEN_LIGHT, "dark": looks.SCREEN_DARK, "high-contrast": looks.SCREEN_HIGH_CONTRAST}

_one_at_a_time = Lock()
"""Held while a chart is drawn: several drawing threads would compete with the GUI thread for the GIL."""


def style_of_now() -> looks.Style:
    """The chart style for the current theme and text size."""
    return STYLES[theme.current().name].at(theme.current().scale)


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """A chart by its name, with its data and options."""

    key: str
    excerpt: Excerpt
    options: ChartOptions
    height: int = 0
    """In design pixels; 0 for the chart's own height."""


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A drawn chart: its facts, its pixels, its height in logical pixels, its sentences and its table.

    For a calendar it also has the rectangle of each day (left, top, right, bottom).
    """

    prepared: "PreparedChart"
    picture: "Picture"
    height: int
    sentences: tuple[str, ...]
    table: "ChartTable"
    boxes: Mapping[date, Box] = field(default_factory=dict)


class ChartPicture(Graphic):
    """Draws the chart of `show_chart`; `drawn` is emitted for each new picture, which `shown_chart` then holds.

    The facts are computed once per request; a picture of another size or theme is drawn from the same ones. A hidden
    chart is not drawn, unless it `draws_unseen`, as its table needs it.
    """

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown_chart: DrawnChart | None = None
        self.request: ChartRequest | None = None
        self.draws_unseen = False
        self._figures: Callable[[], PreparedChart] | None = None
        self._image = QImage()
        self._drawing = Background(self)
        self._drawing.done.connect(self._on_drawn)
        self._drawing.failed.connect(_raise)
        self._wait = single_shot(self, _DRAW_AFTER_MS, self._draw)

    @property
    def is_busy(self) -> bool:
        return self._drawing.is_busy or self._wait.isActive()

    def show_chart(self, request: ChartRequest) -> None:
        """Draw a chart in the available width."""
        self.request = request
        self._figures = cache(lambda: chart_named(request.key).prepared(request.excerpt, request.options))
        self._wait.start()

    def close_view(self) -> None:
        self._wait.stop()
        self._drawing.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wait.start()

    def _draw(self) -> None:
        self._wait.stop()
        if self.request is not None and self._figures is not None and (self.isVisible() or self.draws_unseen):
            self._drawing.start(self._work(self._figures, style_of_now(), self.request.height))

    def _work(
        self, figures: "Callable[[], PreparedChart]", style: looks.Style, wanted: int
    ) -> Callable[[], DrawnChart]:
        """The function for the worker thread; `wanted` is the height in design pixels, 0 for none."""
        (width, height), ratio = self._picture_size(), self.devicePixelRatioF()
        high = height or round(wanted * style.scale)
        return lambda: drawn_chart(figures, style, (width, high), ratio)

    def _picture_size(self) -> tuple[int, int]:
        """Width and height in logical pixels; 0 is the chart's own height."""
        return self.width() if self.isVisible() else max(self.width(), theme.px(_UNSEEN_WIDTH)), 0

    def _on_drawn(self, chart: DrawnChart) -> None:
        self.shown_chart = chart
        picture = chart.picture
        row = 4 * picture.width
        self._image = QImage(picture.rgba, picture.width, picture.height, row, QImage.Format.Format_RGBA8888)
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self._show_drawn(chart)
        self.update()
        self.drawn.emit()

    def _show_drawn(self, chart: DrawnChart) -> None:
        """Update what depends on the picture; subclasses extend it."""
        describe(self, " ".join(chart.sentences), quietly=True)


def drawn_chart(
    figures: "Callable[[], PreparedChart]", style: looks.Style, size: tuple[int, int], ratio: float
) -> DrawnChart:
    """The chart with its picture, its sentences and its table, in any thread; imports matplotlib.

    `figures` computes the facts on the first call and caches them. Without a height the picture has the chart's own
    height.
    """
    from diary.charts.picture import picture  # noqa: PLC0415 - brings matplotlib along

    with _one_at_a_time:
        chart, (width, height) = figures(), size
        height = height or ceil(chart.height(style, width))
        image = picture(chart, style, width, height, ratio)
        return DrawnChart(chart, image, height, tuple(chart.sentences()), chart.table())


def _raise(error: BaseException) -> None:
    raise error
