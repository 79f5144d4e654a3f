"""A temporary message with an optional button, such as Undo."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QEnterEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.label import plain_label, set_ink
from diary.ui.widgets.single_shot import single_shot
from diary.ui.widgets.spoken import say

STAYS_MS = 20_000
_LOOKS_MS = 200
_EDGE, _FOOT = 16, 92
_TARGET = 44


class _ActionButton(Pressable):
    """A light button on the dark toast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_look(self, icon: str) -> None:
        """Apply font and colours of the current theme."""
        self.setFont(theme.font("label"))
        self.setIcon(QIcon(theme.pixmap(icon, "bg")) if icon else QIcon())
        self.setIconSize(QSize(theme.px(20), theme.px(20)))
        self.setMinimumHeight(theme.px(44))
        ink = theme.colour("bg").name()
        self.setStyleSheet(
            f"QPushButton {{ color: {ink}; background: transparent; border: {theme.px(1)}px solid {ink};"
            f" border-radius: {theme.px(10)}px; padding: 0 {theme.px(16)}px }}"
            f"QPushButton:focus {{ border: {theme.px(3)}px solid {ink} }}"
        )


class Toast(QWidget):
    """A sentence and optionally a button, shown over an area of its window without taking the focus.

    It disappears after `stays_ms`, but not while it has the pointer or the focus. It moves away from the focus widget,
    and does not appear over the widget under the pointer.
    """

    action_wanted = Signal()

    def __init__(self, window: QWidget, stays_ms: int = STAYS_MS) -> None:
        super().__init__(window)
        self._area = window
        self._icon = "undo"
        self._former_focus: QWidget | None = None
        self._words = plain_label("", self)
        self._action = _ActionButton(self)
        self._action.clicked.connect(self._on_action_clicked)
        self._action.installEventFilter(self)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._action)
        self._end = single_shot(self, stays_ms, self.end)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKS_MS)
        self._looking.timeout.connect(self._give_way)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str, action: str, icon: str) -> None:
        """Show and announce `words`, with a button if `action` is not empty; `icon` may be empty."""
        self._icon = icon
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._action.setAccessibleName(action)
        self._action.setAccessibleDescription(words)
        self.setAccessibleName(words)
        self._take_look()
        self.show()
        self._fit()
        self.raise_()
        self._end.start()
        self._looking.start()
        say(self, words)

    def lie_over(self, area: QWidget) -> None:
        """Move over another area, in front of it, in the current theme and text size."""
        self._area = area
        area.installEventFilter(self)
        self.raise_()
        if not self.isHidden():
            self._take_look()
            self._fit()

    def end(self) -> None:
        """Hide the toast, and return the focus to the widget that had it before."""
        self._end.stop()
        self._looking.stop()
        if self._action.hasFocus() and self._former_focus is not None and self._former_focus.isVisible():
            self._former_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._area and not self.isHidden():
            self._fit()
        elif watched is self._action and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause(kind == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pause(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pause(self._action.hasFocus())
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour("ink"), theme.colour("ink"), 12)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)

    def _pause(self, paused: bool) -> None:
        if paused:
            self._end.stop()
        elif self.isVisible():
            self._end.start()

    def _on_focus_changed(self, former: QWidget | None, focused: QWidget | None) -> None:
        if focused is self._action and former is not None:
            self._former_focus = former
            former.destroyed.connect(self._forget_former_focus)

    def _forget_former_focus(self) -> None:
        self._former_focus = None

    def _on_action_clicked(self) -> None:
        self.end()
        self.action_wanted.emit()

    def _take_look(self) -> None:
        self._words.setFont(theme.font("body"))
        set_ink(self._words, "bg")
        self._action.take_look(self._icon)
        self._line.setContentsMargins(theme.px(18), theme.px(8), theme.px(10), theme.px(8))
        self._line.setSpacing(theme.px(24))

    def _fit(self) -> None:
        """Set size and position in the area; a long sentence is wrapped."""
        self._words.setWordWrap(False)
        most = self._area.width() - 2 * theme.px(_EDGE)
        wanted = self.sizeHint().width()
        self._words.setWordWrap(wanted > most)
        width = min(wanted, most)
        self.resize(width, self.heightForWidth(width) if wanted > most else self.sizeHint().height())
        self._take_place()

    def _places(self) -> list[QPoint]:
        """The possible positions in the window, the best first: above the bottom of the area or below its header."""
        area = QRect(self._area.mapTo(self.window(), QPoint()), self._area.size())
        left = area.left() + theme.px(_EDGE)
        right = area.left() + area.width() - theme.px(_EDGE) - self.width()
        lowest = area.top() + area.height() - self.height()
        heights = (lowest - theme.px(_FOOT), lowest - theme.px(_EDGE), area.top() + theme.px(_FOOT), area.top())
        return [QPoint(x, y) for y in heights for x in (left, right)]

    def _give_way(self) -> None:
        """Move away from the focus widget, even if the pointer is over the toast."""
        focused = focus_rect(self.window())
        if focused is not None and focused.intersects(self.geometry()):
            self._take_place()

    def _take_place(self) -> None:
        """Move to the best position that covers neither the focus widget nor the widget under the pointer."""
        focused, pointed = focus_rect(self.window()) or QRect(), self._pointed()
        covered = [
            (_size(lying & pointed) > 0, _size(lying & focused), number)
            for number, lying in enumerate(QRect(place, self.size()) for place in self._places())
        ]
        self.move(self._places()[min(covered)[2]])

    def _pointed(self) -> QRect:
        """The rectangle in the window of a target under the pointer."""
        half = theme.px(_TARGET) // 2
        place = QRect(self.window().mapFromGlobal(QCursor.pos()), QSize())
        return place.adjusted(-half, -half, half, half)


def focus_rect(window: QWidget) -> QRect | None:
    """The rectangle in the window of the focus widget with its ring; in a list that of the row, in a text of the line.

    None without a focus widget, or if it is only a scroll area.
    """
    focused = window.focusWidget()
    if focused is None:
        return None
    if isinstance(focused, QAbstractItemView):
        inner, place = focused.viewport(), focused.visualRect(focused.currentIndex())
    elif isinstance(focused, QPlainTextEdit):
        inner, place = focused.viewport(), focused.cursorRect()
    elif isinstance(focused, QAbstractScrollArea):
        return None
    else:
        inner, place = focused, focused.rect()
    ring = theme.px(painting.RING + 1)
    return place.translated(inner.mapTo(window, QPoint())).adjusted(-ring, -ring, ring, ring)


def _size(area: QRect) -> int:
    return max(0, area.width()) * max(0, area.height())
