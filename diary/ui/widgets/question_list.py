"""The questions for a visit: a field for a new one, and below it the existing ones."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.change import Change, removed
from diary.domain.visit import Question, Visit, ask, open_questions, put_question, reopen, reply, reword
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.room import keep_room
from diary.ui.widgets.question_row import QuestionRow
from diary.ui.widgets.spoken import say


class QuestionRows(QWidget):
    """The rows of questions; `changes_made` carries changes, the text of the toast, and the undo step.

    The space of a question that was removed by a press stays blank until the list is left, as another question would
    move under the pointer.
    """

    changes_made = Signal(Sequence, str, str)

    def __init__(self, nothing: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._visits: tuple[Visit, ...] = ()
        self._questions: dict[str, Question] = {}
        self.rows: dict[str, QuestionRow] = {}
        self._blank: list[QuestionRow] = []
        self._is_pressed = False
        self._nothing = label(nothing, "body", "ink2", wraps=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        add_layout(whole, self._column)

    @property
    def is_blank(self) -> bool:
        """Whether it has neither rows nor blank spaces."""
        return not self._questions and not self._blank

    def show_questions(self, questions: Sequence[Question], visits: Sequence[Visit]) -> None:
        """Show these questions in order; a row that is being edited is not updated."""
        self._visits = tuple(visits)
        self._questions = {one.id: one for one in questions}
        for key in [key for key in self.rows if key not in self._questions]:
            self._blank.append(self.rows.pop(key))
        for one in questions:
            if one.id not in self.rows:
                self.rows[one.id] = self._made(one)
                self._column.addWidget(self.rows[one.id])
            self.rows[one.id].show_question(one)
        if self._is_pressed:
            self._empty_places()
        else:
            self._close_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_pressed = False
        self._close_up()

    def _empty_places(self) -> None:
        for row in self._blank:
            keep_room(row)
            row.hide()

    def _close_up(self) -> None:
        """Remove the blank spaces, and sort the rows in the order of the questions."""
        for row in self._blank:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._blank.clear()
        for place, key in enumerate(self._questions):
            self._column.insertWidget(place, self.rows[key])
        self._nothing.setVisible(not self._questions)

    def take_up(self) -> None:
        """Emit the changes of pending text."""
        for row in list(self.rows.values()):
            row.take_up()

    def _made(self, question: Question) -> QuestionRow:
        row, key = QuestionRow(question), question.id
        row.turned.connect(lambda: self._turn(self._questions[key]))
        row.reworded.connect(lambda words: self._write(key, reword, words))
        row.replied.connect(lambda words: self._write(key, reply, words))
        row.taken_off.connect(lambda: self._take_off(self._questions[key]))
        return row

    def _turn(self, question: Question) -> None:
        self.take_up()
        self._is_pressed = True
        if question.asked is None:
            notice = _("Asked: {question}").format(question=question.text)
            self.changes_made.emit(ask(question, self._visits, self._today), notice, "")
        else:
            self.changes_made.emit(
                reopen(question), _("Back on the list: {question}").format(question=question.text), ""
            )

    def _write(self, key: str, become: Callable[[Question, str], list[Change]], words: str) -> None:
        self.changes_made.emit(become(self._questions[key], words), "", f"{become.__name__} {key}")

    def _take_off(self, question: Question) -> None:
        self._is_pressed = True
        self.changes_made.emit(removed([question]), _("Taken off: {question}").format(question=question.text), "")


class QuestionList(QWidget):
    """The open questions, and a field for another one; `changes_made` is as that of its rows."""

    changes_made = Signal(Sequence, str, str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self.field = TextField(_("A question to ask"), _("In your own words"))
        self.add = Button(_("Add"), icon="plus", spoken=_("Add the question"))
        self.rows = QuestionRows(_("Nothing is on the list yet."), today)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        add_layout(whole, line)
        whole.addWidget(self.rows)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self.put)
        self.add.clicked.connect(self.put)
        self.rows.changes_made.connect(self.changes_made)

    def show_questions(self, questions: Sequence[Question], visits: Sequence[Visit]) -> None:
        """Show the open ones of the questions."""
        self._questions = tuple(questions)
        self.rows.show_questions(open_questions(questions), visits)

    def put(self) -> None:
        """Add the question in the field, and clear the field."""
        self._write_down()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self) -> None:
        """Emit the changes of pending text, and add the question in the field."""
        self.rows.take_up()
        self._write_down()

    def _write_down(self) -> None:
        words = self.field.words
        if words:
            self.field.clear()
            say(self, _("On the list: {question}").format(question=words))
            self.changes_made.emit(put_question(self._questions, words), "", "")
