"""The window's back keys: Escape, and the back button of the mouse."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class BackKeyFilter(QObject):
    """An event filter that emits `wanted` for an unhandled Escape, and for the mouse's back button anywhere in the
    window."""

    wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        QTimer.singleShot(0, self, self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            is_wanted = isinstance(event, QKeyEvent) and _is_escape(event)
        else:
            is_wanted = isinstance(event, QMouseEvent) and _is_back(event)
        if is_wanted:
            self.wanted.emit()
        return is_wanted

    def _watch(self) -> None:
        """Install the event filter on the window, before a field or a list handles the button.

        It is installed once, as installing it again would place it before the filter of repeated presses.
        """
        handle = self._window.windowHandle() if isValid(self._window) else None
        if handle is not self._handle and handle is not None:
            self._handle = handle
            handle.installEventFilter(self)


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape


def _is_back(event: QMouseEvent) -> bool:
    return event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.BackButton
