"""The marker of a symptom."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from diary.ui import theme
from diary.ui.widgets import painting


class Marker(QWidget):
    """The symptom's marker in its colour, next to the symptom's name."""

    def __init__(self, symptom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symptom = symptom
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint_marker(painter, self._symptom, QRectF(self.rect()))
