"""A decorative picture next to a text with the same information."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Decoration(QWidget):
    """Paints a pixmap left-aligned and vertically centred; it is hidden from screen readers."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture

    def sizeHint(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        top = (self.height() - self._picture.deviceIndependentSize().height()) / 2
        QPainter(self).drawPixmap(QPointF(0, top), self._picture)
