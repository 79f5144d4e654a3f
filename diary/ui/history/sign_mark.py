"""The marker of a symptom, with its name or a value beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from diary.ui import theme
from diary.ui.history.history_data import Sign
from diary.ui.widgets import painting


class SignMark(QWidget):
    """The shape in the symptom's colour."""

    def __init__(self, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = theme.symptom_colours(self._sign.key)[0]
        painting.paint_shape(QPainter(self), self._sign.shape, ink, QRectF(self.rect()))


def marked(sign: Sign, *words: QLabel) -> QWidget:
    """The marker with words beside it."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(8))
    line.addWidget(SignMark(sign))
    for one in words:
        line.addWidget(one)
    return whole
