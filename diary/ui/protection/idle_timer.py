"""A timer that fires after a period without keyboard, pointer or touch input."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_CHECK_MS = 5_000
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleTimer(QObject):
    """Emits `idle_timeout` after some minutes without input, including the time in which the computer was suspended."""

    idle_timeout = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit_s = 0.0
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._check)
        self.clock = time.time
        self._touched = self.clock()

    def watch(self, window: QWindow | None, minutes: int) -> None:
        """Watch the input of a window; with 0 minutes or no window, stop."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window if minutes else None
        self._limit_s = 60.0 * minutes
        self.touch()
        if self._window is None:
            self._timer.stop()
        else:
            self._window.installEventFilter(self)
            self._timer.start(_CHECK_MS)

    def touch(self) -> None:
        """Restart the countdown."""
        self._touched = self.clock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _check(self) -> None:
        elapsed = self.clock() - self._touched
        if elapsed < 0:
            self.touch()  # the clock was set back
        elif elapsed >= self._limit_s:
            self.touch()
            self.idle_timeout.emit()
