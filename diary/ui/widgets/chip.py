"""A check box for one symptom, its box in the symptom's colour."""

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_BOX, _LEFT, _GAP, _RIGHT = 24, 12, 10, 14


class SymptomChip(WholeTarget, QCheckBox):
    """Shows or hides a symptom; `ticked` carries the new state after a change by the person."""

    ticked = Signal(bool)

    def __init__(self, name: str, ink: QColor, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._ink = ink
        self.setFont(theme.font("label"))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.ticked)

    def show_ticked(self, ticked: bool) -> None:
        """Show the state; no signal is emitted."""
        with QSignalBlocker(self):
            self.setChecked(ticked)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        ring = 2 * theme.px(painting.RING)
        return QSize(words + theme.px(_LEFT + _BOX + _GAP + _RIGHT) + ring, theme.px(48) + ring)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, on = theme.px(painting.RING), self.isChecked()
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        edge = theme.colour("ink" if on or self.underMouse() else "ctl")
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("surface"), edge, 12))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 12)
        tick = QRectF(0, 0, theme.px(_BOX), theme.px(_BOX))
        tick.moveCenter(QPointF(box.left() + theme.px(_LEFT + _BOX / 2), box.center().y()))
        full = self._ink
        fill = full if on else theme.colour("surface")
        painting.paint_box(painter, tick, painting.BoxStyle(fill, full if on else theme.colour("ctl"), 7))
        if on:
            inset = theme.px(2)
            painter.drawPixmap(tick.topLeft() + QPointF(inset, inset), theme.pixmap("check", "onsym", 20))
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink"))
        words = box.adjusted(theme.px(_LEFT + _BOX + _GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
