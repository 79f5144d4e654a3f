"""The current step as a row of dots, next to a text with the same information."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting

_DOT, _LONG, _GAP = 14, 44, 12


class StepDots(QWidget):
    """A dot for each step: filled for earlier steps, long for the current one, hollow for the others."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._step = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    def sizeHint(self) -> QSize:
        width = _LONG + (self._count - 1) * (_DOT + _GAP)
        return QSize(theme.px(width), theme.px(_DOT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, top = 0, (self.height() - theme.px(_DOT)) / 2
        for step in range(self._count):
            width = theme.px(_LONG if step == self._step else _DOT)
            is_passed = step <= self._step
            ink = theme.colour("pri" if is_passed else "ctl")
            look = painting.BoxStyle(ink if is_passed else theme.colour("line"), ink, _DOT / 2)
            painting.paint_box(painter, QRectF(left, top, width, theme.px(_DOT)), look)
            left += width + theme.px(_GAP)
