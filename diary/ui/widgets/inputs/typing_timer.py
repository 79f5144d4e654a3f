"""Debounces typing: due after a pause, and periodically during continuous typing."""

from PySide6.QtCore import QObject, Signal

from diary.ui.widgets.single_shot import single_shot

PAUSE_MS = 500
LONGEST_MS = 5_000


class TypingTimer(QObject):
    """`due` is emitted `PAUSE_MS` after the last key press, and during typing `LONGEST_MS` after the first one."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause, self._longest = (single_shot(self, ms, self._on_timeout) for ms in (PAUSE_MS, LONGEST_MS))

    @property
    def is_active(self) -> bool:
        """Whether something was typed since the last `due` or `stop`."""
        return self._pause.isActive()

    def start(self) -> None:
        """To be called for each key press."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """To be called when the text has been processed."""
        self._pause.stop()
        self._longest.stop()

    def _on_timeout(self) -> None:
        self.stop()
        self.due.emit()
