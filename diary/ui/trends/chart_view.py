"""A chart as a picture, as high as it wants to be; drawn in a thread of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.charts import style as looks
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.trends.picture_export import Drawing, height_of
from diary.ui.widgets.graphic import Graphic

if TYPE_CHECKING:
    from diary.charts.picture import Picture
    from diary.charts.table import Table

_DRAW_AFTER_MS = 60
_HEIGHT = 200
STYLES = {"light": looks.SCREEN_LIGHT, "dark": looks.SCREEN_DARK, "high-contrast": looks.SCREEN_HIGH_CONTRAST}

_one_at_a_time = Lock()
"""Several drawing threads would each take their turn before the window's."""


def style_of_now() -> looks.Style:
    """How charts look in the theme and text size of now."""
    return STYLES[theme.current().name].at(theme.current().scale)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that was drawn: its pixels, its height in logical ones, the same in words and as rows; of a calendar
    also where the tile of each day lies (left, top, right, bottom in logical pixels)."""

    picture: "Picture"
    height: int
    sentences: tuple[str, ...]
    table: "Table | None"
    boxes: Mapping[date, tuple[float, float, float, float]] = field(default_factory=dict)


class ChartView(Graphic):
    """`drawn` comes with each new picture, which `found` then holds."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Drawn | None = None
        self.drawing: Drawing | None = None
        self._image = QImage()
        self._drawing = Background(self)
        self._drawing.done.connect(self._on_drawn)
        self._drawing.failed.connect(_raise)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DRAW_AFTER_MS)
        self._wait.timeout.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))

    @property
    def is_busy(self) -> bool:
        return self._drawing.is_busy or self._wait.isActive()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HEIGHT), self.minimumHeight())

    def show_chart(self, drawing: Drawing) -> None:
        """Draw a chart in the width that the view has."""
        self.drawing = drawing
        self.setAccessibleName(drawing.title)
        self._wait.start()

    def close_view(self) -> None:
        self._wait.stop()
        self._drawing.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wait.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._image.isNull():
            QPainter(self).drawImage(QPointF(0, 0), self._image)

    def _draw(self) -> None:
        if self.drawing is not None and self.isVisible():
            self._drawing.start(self._work(self.drawing, style_of_now()))

    def _work(self, drawing: Drawing, style: looks.Style) -> Callable[[], Drawn]:
        """What is done in the other thread."""
        return drawing_of(drawing, style, self.width(), self.devicePixelRatioF())

    def _on_drawn(self, found: Drawn) -> None:
        self.found = found
        picture = found.picture
        row = 4 * picture.width
        self._image = QImage(picture.rgba, picture.width, picture.height, row, QImage.Format.Format_RGBA8888)
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.setFixedHeight(found.height)
        self.setAccessibleDescription(" ".join(found.sentences))
        self.update()
        self.drawn.emit()


def drawing_of(drawing: Drawing, style: looks.Style, width: int, ratio: float) -> Callable[[], Drawn]:
    """A function that draws the picture and puts it in words, in any thread; matplotlib is imported there."""

    def draw() -> Drawn:
        from diary.charts.picture import picture  # noqa: PLC0415 - brings matplotlib along

        with _one_at_a_time:
            chart = import_module(f"diary.charts.{drawing.key}").CHART
            height = height_of(drawing, style, width)
            made = picture(drawing.key, drawing.excerpt, style, width, height, ratio, **drawing.options)
            sentences = tuple(chart.sentences(drawing.excerpt, **drawing.options))
            table = chart.table(drawing.excerpt, **drawing.options) if chart.table else None
        return Drawn(made, height, sentences, table)

    return draw


def _raise(error: BaseException) -> None:
    raise error
