"""A check box row: box, name, and the dose below; the whole row is clickable."""

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget

_BOX, _LEFT, _GAP, _EDGE = 28, 10, 12, 2
AROUND_WORDS = 2 * (_EDGE + _LEFT) + _BOX + _GAP
"""The difference between the width of a row and that of its text, in design pixels."""


class TickRow(WholeTarget, QCheckBox):
    """A check box named "Calf stretch, 3 times 15 seconds each leg".

    A dose may have several lines. `is_low` gives a row in a long list the minimum height of a touch target; `is_framed`
    gives a single row a frame, which is also its focus ring. `ticked` carries the new state after a change by mouse,
    keyboard or screen reader (which toggles without a click).
    """

    ticked = Signal(bool)

    def __init__(self, name: str, dose: str = "", spoken_dose: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._dose = dose
        self.is_plain = self.is_low = self.is_framed = False
        self.setAccessibleName(", ".join(filter(None, (name, spoken_dose))))
        self.toggled.connect(self.ticked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ticked(self, ticked: bool) -> None:
        """Set the state; no signal is emitted."""
        if ticked == self.isChecked():
            return
        with QSignalBlocker(self):
            self.setChecked(ticked)
        self.update()

    def show_words(self, name: str, dose: str) -> None:
        """Change the visible text; the accessible name stays."""
        if (name, dose) == (self.text(), self._dose):
            return
        self._dose = dose
        self.setText(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [QFontMetrics(theme.font("label")).horizontalAdvance(self.text())]
        caption = QFontMetrics(theme.font("caption"))
        lines = self._dose.split("\n") if self._dose else []
        widths += [caption.horizontalAdvance(line) for line in lines]
        around = theme.px(AROUND_WORDS)
        height = theme.px(44 if self.is_low else 56 if lines else 50)
        return QSize(max(widths) + around, height + max(0, len(lines) - 1) * caption.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = self._paint_row(painter)
        box = QRectF(0, 0, theme.px(_BOX), theme.px(_BOX))
        box.moveCenter(row.center())
        box.moveLeft(row.left() + theme.px(_LEFT))
        accent = theme.colour("pri" if self.isChecked() else "ctl" if self.isEnabled() else "line")
        fill = accent if self.isChecked() else theme.colour("surface")
        painting.paint_box(painter, box, painting.BoxStyle(fill, accent, 8, dashed=not self.isEnabled()))
        if self.isChecked():
            painter.drawPixmap(box.topLeft() + QPoint(theme.px(4), theme.px(4)), theme.pixmap("check", "onpri", 20))
        self._paint_words(painter, row.adjusted(theme.px(_LEFT + _BOX + _GAP), 0, 0, 0))

    def _paint_row(self, painter: QPainter) -> QRectF:
        """Paint background, border and focus ring; returns the rectangle of the content."""
        gap = theme.px(_EDGE)
        row = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        clear, is_tinted = QColor(Qt.GlobalColor.transparent), self.isChecked() and not self.is_plain
        fill = theme.colour("tint" if is_tinted else "surface") if is_tinted or self.is_framed else clear
        edge = theme.colour("tintline") if is_tinted else clear
        if self.is_framed or self.underMouse():
            edge = theme.colour("ctl" if self.isEnabled() else "line")
        if not self.is_framed:
            painting.paint_box(painter, row, painting.BoxStyle(fill, edge, 12))
            if self.hasFocus():
                painting.paint_focus_ring(painter, row.adjusted(gap, gap, -gap, -gap), 10)
            return row
        width = 4 if self.hasFocus() else 2
        look = painting.BoxStyle(
            fill, theme.colour("focus") if self.hasFocus() else edge, 12, width, dashed=not self.isEnabled()
        )
        painting.paint_box(painter, QRectF(self.rect()), look)
        return row

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        done = self.isChecked() and not self.is_plain
        name_height = QFontMetrics(theme.font("label")).height() if self._dose else place.height()
        caption = QFontMetrics(theme.font("caption")).height()
        dose_height = caption * (self._dose.count("\n") + 1) if self._dose else 0
        top = place.center().y() - (name_height + dose_height) / 2
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("tintink" if done else "ink" if self.isEnabled() else "ctl"))
        painter.drawText(QRectF(place.left(), top, place.width(), name_height), left, self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("tintink" if done else "ink2"))
        painter.drawText(QRectF(place.left(), top + name_height, place.width(), dose_height), left, self._dose)
