"""The marker of a symptom, with its name or a value beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from diary.ui import theme
from diary.ui.history.history_data import SymptomColumn
from diary.ui.widgets import painting


class SymptomMarker(QWidget):
    """The symptom's marker in its colour."""

    def __init__(self, symptom: SymptomColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symptom = symptom
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = theme.symptom_colours(self._symptom.key)[0]
        painting.paint_shape(QPainter(self), self._symptom.shape, ink, QRectF(self.rect()))


def marked(symptom: SymptomColumn, *words: QLabel) -> QWidget:
    """The marker followed by labels."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(8))
    line.addWidget(SymptomMarker(symptom))
    for one in words:
        line.addWidget(one)
    return whole
