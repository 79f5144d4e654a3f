"""The picture of a blocking screen: a night with a moon and a path."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from diary import paths

_WIDTH, _HEIGHT = 480, 800


class NightPicture(QWidget):
    """Scaled until it covers the widget, and centred: what does not fit is cropped. Screen readers do not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QSvgRenderer(str(paths.resources() / "pictures" / "night.svg"), self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = max(self.width() / _WIDTH, self.height() / _HEIGHT)
        place = QRectF(0, 0, _WIDTH * scale, _HEIGHT * scale)
        place.moveCenter(QRectF(self.rect()).center())
        self._drawing.render(painter, place)
