"""Small drawings next to the description of an exercise."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label


class StepNumber(QWidget):
    """The number of a step in a tinted disc."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(theme.px(34), theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint = theme.colour("tint")
        box = QRectF(self.rect())
        painting.paint_box(painter, box, painting.BoxStyle(tint, tint, 17, width=0))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("tintink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class FeltSign(QWidget):
    """The legend of the coloured part of the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(44), 0, 0, 0)
        line.addWidget(label(_("where it is felt"), "secondary", "ink2"))
        line.addStretch()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pill = QRectF(0, self.height() / 2 - theme.px(9), theme.px(34), theme.px(18))
        near, hot = theme.colour("figA"), theme.colour("hot")
        painting.paint_box(painter, pill, painting.BoxStyle(near, near, 9, width=0))
        inset = theme.px(5)
        painting.paint_box(
            painter, pill.adjusted(inset, inset, -inset, -inset), painting.BoxStyle(hot, hot, 4, width=0)
        )
