"""A search field."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.label import set_tool_tip
from diary.ui.widgets.single_shot import single_shot

_AFTER_MS = 150
_SIDE, _ICON = 18, 24
_LONGEST = 200


class _ClearButton(Pressable):
    """The cross at the end of the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Clear the search"))
        set_tool_tip(self, _("Clear the search (Escape)"))
        self.setFixedSize(theme.px(44), theme.px(44))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, side = QRectF(self.rect()), theme.px(_ICON)
        if self.underMouse():
            painting.paint_box(painter, box, painting.BoxStyle(theme.colour("tint"), theme.colour("tint"), 10))
        if self.hasFocus():
            inset = theme.px(painting.RING)
            painting.paint_focus_ring(painter, box.adjusted(inset, inset, -inset, -inset), 8)
        left, top = round(box.center().x() - side / 2), round(box.center().y() - side / 2)
        painter.drawPixmap(left, top, theme.pixmap("x", "ink2"))


class SearchField(QLineEdit):
    """The placeholder is `name`, or `short` if there is little room.

    `search_wanted` carries the text after a short delay (debounced); an empty text ends the search. `left_downwards` is
    emitted by the Down key.
    """

    search_wanted = Signal(str)
    left_downwards = Signal()

    def __init__(self, name: str, short: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (name, short)
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setMaxLength(_LONGEST)
        self.setMinimumHeight(theme.px(48))
        self.setMinimumWidth(theme.px(150))
        self.setStyleSheet(theme.field_style("QLineEdit"))
        self._make_room()
        self.clear_button = _ClearButton(self)
        self.clear_button.hide()
        self._wait = single_shot(self, _AFTER_MS, lambda: self.search_wanted.emit(self.text()))
        self.textChanged.connect(self._on_text_changed)
        self.clear_button.clicked.connect(self.end_search)

    def end_search(self) -> None:
        """Clear the field without delay."""
        self.clear()
        self._wait.stop()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_wanted.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.end_search()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._wait.stop()
            self.search_wanted.emit(self.text())
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        button, metrics = self.clear_button, QFontMetrics(self.font())
        room = self.width() - theme.px(_SIDE + _ICON + 40)
        fits = [name for name in self._names if metrics.horizontalAdvance(name) <= room]
        self.setPlaceholderText(fits[0] if fits else "")
        button.move(self.width() - button.width() - theme.px(4), (self.height() - button.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        top = (self.height() - theme.px(_ICON)) // 2
        QPainter(self).drawPixmap(theme.px(_SIDE), top, theme.pixmap("search", "ink2"))

    def _make_room(self) -> None:
        """Set the text margins so that the text does not overlap the icon or the visible button."""
        self.setTextMargins(theme.px(_SIDE + _ICON), 0, theme.px(44) if self.text() else 0, 0)

    def _on_text_changed(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        self._make_room()
        self._wait.start()
