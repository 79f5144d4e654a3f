"""A small bar that shows a fraction."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting


class Bar(QWidget):
    """A bar filled from the left by a fraction from 0 to 1; a text next to it has the same information."""

    def __init__(self, share: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("sunken"), theme.colour("ctl"), 7, width=1))
        if self._share > 0:
            filled = QRectF(box.topLeft(), QSize(max(theme.px(14), round(box.width() * self._share)), self.height()))
            pine = theme.colour("pri")
            painting.paint_box(painter, filled, painting.BoxStyle(pine, pine, 7, width=1))
