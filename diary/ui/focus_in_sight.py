"""Keeping what has the focus in sight."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget

from diary.ui import theme
from diary.ui.widgets.layout.scrolling import areas_around

_CLEAR, _RING = 24, 6
"""Margins, in design pixels, between the focused widget and the edge of the scroll area: usually, and at the least."""


class FocusInSight(QObject):
    """Scrolls what gets the focus in `window` into view, other than by the mouse.

    It is kept there while the layout around it goes on changing, as it does where contents come later, until somebody
    scrolls, clicks, or the focus moves on.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focused: QWidget | None = None
        self._areas: tuple[QScrollArea, ...] = ()
        self._watched: QWindow | None = None
        self._after_layout = QTimer(self)
        self._after_layout.setSingleShot(True)
        self._after_layout.setInterval(0)
        self._after_layout.timeout.connect(self._bring)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _former: QWidget | None, focused: QWidget | None) -> None:
        self._let_go()
        if focused is None or not self._window.isAncestorOf(focused) or QApplication.mouseButtons():
            return
        self._focused, self._areas = focused, areas_around(focused)
        for area in self._areas:
            for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                bar.rangeChanged.connect(self._on_range_changed)
                bar.actionTriggered.connect(self._let_go)
        self._watch_clicks()
        self._after_layout.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let go on a click: what is under the pointer stays there."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._let_go()
        elif event.type() == QEvent.Type.Close:
            watched.removeEventFilter(self)  # it would be asked while the window is being destroyed
            self._watched = None
        return super().eventFilter(watched, event)

    def _watch_clicks(self) -> None:
        """Once for a window; a window that was closed and is shown again is watched again."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def _on_range_changed(self) -> None:
        self._after_layout.start()

    def _let_go(self) -> None:
        for area in self._areas:
            with suppress(RuntimeError):  # the area was destroyed, and its connections with it
                for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                    bar.rangeChanged.disconnect(self._on_range_changed)
                    bar.actionTriggered.disconnect(self._let_go)
        self._focused, self._areas = None, ()

    def _bring(self) -> None:
        """Scroll to the widget if it still has the focus; called after the layout is done."""
        focused = self._focused
        with suppress(RuntimeError):  # it was destroyed meanwhile
            if focused is None or not focused.hasFocus():
                return
            for area in self._areas:
                at = focused.mapTo(area.viewport(), QPoint()) + QPoint(
                    area.horizontalScrollBar().value(), area.verticalScrollBar().value()
                )
                _scroll(area.verticalScrollBar(), at.y(), focused.height(), area.viewport().height())
                _scroll(area.horizontalScrollBar(), at.x(), focused.width(), area.viewport().width())


def _scroll(bar: QScrollBar, start: int, length: int, room: int) -> None:
    """Scroll as little as brings a stretch of that length into the room; of a longer one, its beginning."""
    clear = min(theme.px(_CLEAR), max(0, room - length) // 2)
    if length > room:
        bar.setValue(start - theme.px(_RING))
    elif start - clear < bar.value():
        bar.setValue(start - clear)
    elif start + length + clear > bar.value() + room:
        bar.setValue(start + length + clear - room)
