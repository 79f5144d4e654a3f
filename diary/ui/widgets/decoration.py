"""A picture beside the words that say the same."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Decoration(QWidget):
    """Paints a pixmap at the left and in the middle of its height; to a screen reader it is no picture, and nothing."""

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
