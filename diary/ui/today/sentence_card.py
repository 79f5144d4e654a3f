"""The note of the day, whom it is for, and who wrote it."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.note import LONGEST
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.inputs.typing_timer import TypingTimer
from diary.ui.widgets.label import label, set_ink
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled


class SentenceCard(Card):
    """`written` carries the text, whether it is for the practitioner, and its author.

    It is emitted half a second after the last key, and every five seconds while typing goes on.
    """

    written = Signal(str, bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("A sentence about the day"), parent)
        self._typing = TypingTimer(self)
        self._typing.due.connect(self.take_up)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("A sentence about the day"))
        self.text.setPlaceholderText(_("Nothing written"))
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setMinimumHeight(theme.px(110))
        self.text.setStyleSheet(theme.field_style("QPlainTextEdit"))
        on_summary = _("This sentence will be on the summary")
        self.for_practitioner = TickRow(_("For my practitioner"), on_summary, on_summary)
        self._too_long = label("", "secondary", wraps=True)
        set_ink(self._too_long, "dng")
        self._too_long.hide()
        self.author = QLineEdit()
        self.author.setAccessibleName(_("Written by, where that is not me"))
        self.author.setPlaceholderText(_("Me"))
        self.author.setMinimumHeight(theme.px(52))
        self.author.setStyleSheet(theme.field_style("QLineEdit"))
        self.content.addWidget(self.text)
        self.content.addWidget(self._too_long)
        self.add_bleeding(self.for_practitioner)
        self.add_inset(titled(_("Written by, where that is not me"), self.author, inset=False))
        self.text.textChanged.connect(self._on_text_changed)
        self.author.textEdited.connect(lambda _text: self._typing.start())
        self.for_practitioner.ticked.connect(self.take_up)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the day's note, unless the field is being edited."""
        if self._typing.is_active or not self._too_long.isHidden():
            return
        note = next(iter(excerpt.day(day).notes), None)
        text, author = (note.text, note.author) if note else ("", "")
        if text != self.text.toPlainText():
            with QSignalBlocker(self.text):
                self.text.setPlainText(text)
        if author != self.author.text():
            self.author.setText(author)
        self.for_practitioner.show_ticked(note is not None and note.for_practitioner)
        self._allow()

    def take_up(self) -> None:
        """Emit `written` at once; a text that is too long stays in the field, with a message."""
        self._typing.stop()
        text = self.text.toPlainText()
        is_too_long = len(text) > LONGEST
        self._too_long.setVisible(is_too_long)
        if is_too_long:
            sentence = _("This text has {n} characters; a note has at most {most}. Please shorten it.")
            n, most = locale_format.number(len(text)), locale_format.number(LONGEST)
            self._too_long.setText(sentence.format(n=n, most=most))
        else:
            self.written.emit(text, self.for_practitioner.isChecked(), self.author.text())

    def drop(self) -> None:
        """Discard a text that is too long, because another day is to be shown."""
        self._typing.stop()
        self._too_long.hide()

    def _allow(self) -> None:
        has_text = bool(self.text.toPlainText().strip())
        self.for_practitioner.setEnabled(has_text)
        self.author.setEnabled(has_text)

    def _on_text_changed(self) -> None:
        self._allow()
        self._typing.start()

    def focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
