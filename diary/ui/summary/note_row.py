"""A note to choose: a check box with its day, and its text below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.note import Note
from diary.ui import locale_format, theme
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.label import label, set_tool_tip

_BESIDE_BOX = 52
_MOST_SHOWN = 600


class NoteRow(QWidget):
    """The whole row is clickable. A very long note is truncated; tooltip and screen reader have all of it."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = note.text
        words = " ".join(note.text.split())
        self.tick = TickRow(locale_format.short_weekday_date(note.day), spoken_dose=words)
        self.tick.is_plain = True
        shown = words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"
        self._words = label(shown, "body", "ink2", wraps=True)
        self._words.setContentsMargins(theme.px(_BESIDE_BOX), 0, theme.px(8), theme.px(8))
        set_tool_tip(self, note.text if shown != words else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text toggles the check box."""
        if self.rect().contains(event.position().toPoint()):
            self.tick.click()
