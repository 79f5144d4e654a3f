"""A timer that fires after a period without key presses."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow

from diary.ui.widgets.single_shot import single_shot

COVERED_AFTER_MS = 120_000
"""Recovery words are hidden after two minutes without a key press."""


class QuietTimer(QObject):
    """Emits `quiet` once if no key was pressed in the watched window for the period; `watch` starts it."""

    quiet = Signal()

    def __init__(self, milliseconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._timer = single_shot(self, milliseconds, self.quiet.emit)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def watch(self, window: QWindow | None) -> None:
        """Restart with the keys of this window; without a window, stop."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is None:
            self._timer.stop()
        else:
            window.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._timer.isActive():
            self._timer.start()
        return False
