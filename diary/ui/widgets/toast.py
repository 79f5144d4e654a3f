"""A message about what was done, with a button to undo it."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.label import plain_label, set_ink
from diary.ui.widgets.spoken import say

STAYS_MS = 20_000


class _UndoButton(Pressable):
    """Light on the dark toast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Undo"), parent)
        self.setFont(theme.font("label"))
        self.setIcon(QIcon(theme.pixmap("undo", "bg")))
        self.setIconSize(QSize(theme.px(20), theme.px(20)))
        self.setMinimumHeight(theme.px(44))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        ink = theme.colour("bg").name()
        self.setStyleSheet(
            f"QPushButton {{ color: {ink}; background: transparent; border: {theme.px(1)}px solid {ink};"
            f" border-radius: {theme.px(10)}px; padding: 0 {theme.px(16)}px }}"
            f"QPushButton:focus {{ border: {theme.px(3)}px solid {ink} }}"
        )


class Toast(QWidget):
    """At the lower left of its parent; disappears after `stays_ms`, but not while it has the pointer or the focus."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget, stays_ms: int = STAYS_MS) -> None:
        super().__init__(parent)
        self._around = parent
        self._words = plain_label("", self)
        self._words.setFont(theme.font("body"))
        set_ink(self._words, "bg")
        self._undo = _UndoButton(self)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._undo.installEventFilter(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(18), theme.px(8), theme.px(10), theme.px(8))
        line.setSpacing(theme.px(24))
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(stays_ms)
        self._end.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Show `words` without taking the focus."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.adjustSize()
        self._take_place()
        self.show()
        self.raise_()
        self._end.start()
        say(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._around:
            self._take_place()
        elif watched is self._undo and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pause(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pause(self._undo.hasFocus())
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour("ink"), theme.colour("ink"), 12)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)

    def _pause(self, paused: bool) -> None:
        if paused:
            self._end.stop()
        elif self.isVisible():
            self._end.start()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _take_place(self) -> None:
        around = self._around
        width = min(self.sizeHint().width(), around.width() - theme.px(32))
        self.resize(width, self.sizeHint().height())
        self.move(theme.px(16), around.height() - self.height() - theme.px(92))
