"""A sentence about the day, on a view of its own so that the log never grows under the pointer."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.note import LONGEST
from diary.i18n import _
from diary.ui import theme
from diary.ui.today.day_view import DayView
from diary.ui.widgets.card import Card
from diary.ui.widgets.tick_row import TickRow

_WRITE_AFTER_MS = 500


class SentenceView(DayView):
    """`written` carries the text and whether it is for the practitioner, half a second after the typing rests."""

    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self.take_up)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("A sentence about the day"))
        self.text.setPlaceholderText(_("Nothing written"))
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setMinimumHeight(theme.px(120))
        self.text.setStyleSheet(theme.field_style("QPlainTextEdit"))
        self.for_practitioner = TickRow(_("For my practitioner"), _("This sentence will be on the summary"))
        card = Card(_("A sentence about the day"), self)
        card.content.addWidget(self.text)
        card.add_bleeding(self.for_practitioner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        whole.addStretch()
        self.text.textChanged.connect(self._on_text_changed)
        self.for_practitioner.ticked.connect(self.take_up)

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the day's sentence, unless one is just being typed."""
        if self._typing.isActive():
            return
        note = next(iter(excerpt.day(day).notes), None)
        text = note.text if note else ""
        if text != self.text.toPlainText():
            with QSignalBlocker(self.text):
                self.text.setPlainText(text)
        self.for_practitioner.show_ticked(note is not None and note.for_practitioner)
        self.for_practitioner.setEnabled(bool(text.strip()))

    def take_up(self) -> None:
        """Hand over what was typed, at once."""
        self._typing.stop()
        self.written.emit(self.text.toPlainText()[:LONGEST], self.for_practitioner.isChecked())

    def _on_text_changed(self) -> None:
        self.for_practitioner.setEnabled(bool(self.text.toPlainText().strip()))
        self._typing.start(_WRITE_AFTER_MS)
