"""Rows that open a view and show its state."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.label import set_tool_tip

_SIDE, _ICON, _GAP = 22, 24, 14


class DisclosureRow(Pressable):
    """A clickable row with the accessible name "A sentence about the day, nothing written"."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self._icon = icon
        self._state = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_state("")

    def show_state(self, words: str) -> None:
        """Show the state as a short text; the tooltip has what does not fit."""
        if words == self._state and self.accessibleName():
            return
        self._state = words
        self.setAccessibleName(_("{name}, {state}").format(name=self.text(), state=words) if words else self.text())
        set_tool_tip(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("label")).horizontalAdvance(self.text())
        return QSize(words + theme.px(2 * _SIDE + 2 * _ICON + 2 * _GAP), theme.px(60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            inset = theme.px(4)
            look = painting.BoxStyle(theme.colour("sunken"), theme.colour("line"), 12, width=1)
            painting.paint_box(painter, row.adjusted(inset, inset, -inset, -inset), look)
        if self.hasFocus():
            inset = theme.px(painting.RING + 2)
            painting.paint_focus_ring(painter, row.adjusted(inset, inset, -inset, -inset), 10)
        icon, top = theme.px(_ICON), round(row.center().y() - theme.px(_ICON) / 2)
        painter.drawPixmap(QPoint(theme.px(_SIDE), top), theme.pixmap(self._icon, "pri"))
        painter.drawPixmap(QPoint(self.width() - theme.px(_SIDE) - icon, top), theme.pixmap("chevr", "ink"))
        words = row.adjusted(theme.px(_SIDE + _ICON + _GAP), 0, -theme.px(_SIDE + _ICON + _GAP), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("row"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(words, left, self.text())
        words.setLeft(words.left() + QFontMetrics(painter.font()).horizontalAdvance(self.text()) + theme.px(12))
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("ink2"))
        fits = QFontMetrics(painter.font()).elidedText(self._state, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, left, fits)


class RowsCard(QWidget):
    """Rows on one surface, separated by lines."""

    def __init__(self, rows: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        for row in rows:
            column.addWidget(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = painting.card_look()
        painting.paint_box(painter, QRectF(self.rect()), look)
        for row in self._rows[1:]:
            painting.fill(painter, QRectF(0, row.y() - theme.px(1), self.width(), theme.px(1)), theme.colour("line"))
