"""A chart as a picture with the chart's own height."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.trends.chart_picture import ChartPicture, DrawnChart

_HEIGHT = 200


class ChartView(ChartPicture):
    """Expands to the available width and takes the height that the chart needs at that width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HEIGHT), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._image.isNull():
            QPainter(self).drawImage(QPointF(0, 0), self._image)

    def _show_drawn(self, chart: DrawnChart) -> None:
        super()._show_drawn(chart)
        self.setFixedHeight(chart.height)
