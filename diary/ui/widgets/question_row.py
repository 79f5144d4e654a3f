"""A question for a visit, with its actions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.visit import LONGEST, Question
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.long_text import LongText
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.room import keep_room_for
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import flowing

_INSET = 10


class QuestionRow(QWidget):
    """The question, and below it whether it was asked; "Change" opens its fields below the buttons.

    `turned` is emitted to mark it as asked or as open again; `reworded` and `replied` carry the new text; `taken_off`
    asks to delete it.
    """

    turned = Signal()
    reworded = Signal(str)
    replied = Signal(str)
    taken_off = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.state = label("", "row", wraps=True), label("", "secondary", "ink2", wraps=True)
        self.turn = Button("", kind=QUIET)
        self.change = Button(_("Change"), kind=QUIET)
        self.take_off = Button(_("Take off the list"), kind=QUIET)
        self.text = LongText(_("The question"), LONGEST, lines=2)
        self.answer = LongText(_("What was answered"), LONGEST, lines=2)
        self.fields = QWidget()
        self._lay_out()
        self._connect()
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the present state of the question; no signal is emitted."""
        asked, text = question.asked, question.text
        self.words.setText(text)
        said = [_("Asked on {day}").format(day=locale_format.long_date(asked)) if asked else "", question.answer]
        self.state.setText("\n".join(filter(None, said)))
        self.state.setVisible(bool(self.state.text()))
        turn = _("Ask again") if asked else _("Was asked")
        self.turn.setText(turn)
        for button in (self.turn, self.change, self.take_off):
            button.setAccessibleName(_("{action}: {question}").format(action=button.text(), question=text))
        self.text.show_words(text)
        self.answer.show_words(question.answer)

    def take_up(self) -> None:
        """Emit pending text."""
        self.text.take_up()
        self.answer.take_up()

    def _turn_fields(self) -> None:
        """Show or hide the fields."""
        self.take_up()
        opens = self.fields.isHidden()
        self.fields.setVisible(opens)
        self.change.setText(_("Close") if opens else _("Change"))
        if opens:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.turn.clicked.connect(self.turned)
        self.change.clicked.connect(self._turn_fields)
        self.take_off.clicked.connect(self.taken_off)
        self.text.written.connect(self.reworded)
        self.answer.written.connect(self.replied)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(4))
        inner.addWidget(titled(_("The question"), self.text, inset=False))
        inner.addWidget(titled(_("What was answered"), self.answer, inset=False))
        buttons = flowing(self.turn, self.change, self.take_off, gap=theme.px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(2))
        keep_room_for(self.change, _("Change"), _("Close"))
        for widget in (self.words, self.state, self.fields):
            widget.setContentsMargins(theme.px(_INSET), 0, theme.px(_INSET), 0)
        for widget in (self.words, self.state, buttons, self.fields):
            column.addWidget(widget)
        self.fields.hide()
