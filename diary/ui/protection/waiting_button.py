"""A button that is disabled during the delay before the next attempt, and counts it down."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from diary.domain.rounding import whole
from diary.i18n import ngettext
from diary.ui.widgets.buttons import PRIMARY, Button

_SECOND_MS = 1000


class WaitingButton(Button):
    """`ready` is emitted when the delay is over; until then the button is disabled and shows the remaining time."""

    ready = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, kind=PRIMARY)
        self._text = text
        self.seconds_left = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self.count_down)

    @property
    def is_ready(self) -> bool:
        return self.seconds_left <= 0

    def wait(self, seconds: float) -> None:
        """Start a delay of that many seconds."""
        self.seconds_left = seconds
        self._timer.start()
        self._show_wait()

    def count_down(self) -> None:
        """Decrease the remaining time by one second."""
        self.seconds_left -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        if self.is_ready:
            self._timer.stop()
            self.show_label(self._text, "")
            self.setEnabled(True)
            self.ready.emit()
        else:
            n = max(1, whole(self.seconds_left))
            self.setEnabled(False)
            self.show_label(ngettext("Wait {n} second", "Wait {n} seconds", n).format(n=n), "")
