"""A question with a few answers, initially without one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from diary.ui.widgets.layout.room import keep_room
from diary.ui.widgets.wrapping import FlowLayout


class AnswerRow(QWidget):
    """`answers` are keys with labels; `answered` carries the key that the person chose, empty after Clear.

    With `is_column` they are stacked, and `clear`, which is visible while there is an answer, has to be placed
    elsewhere.
    """

    answered = Signal(str)

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        is_column: bool = False,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._choice = ""
        self._group = QButtonGroup(self)
        self._rows: dict[str, ChoiceRow] = {}
        line = QVBoxLayout(self) if is_column else FlowLayout(self, theme.px(2))
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(2))
        for key, words in answers:
            row = ChoiceRow(words, self)
            row.setAccessibleName(_("{question} {answer}").format(question=question, answer=words))
            row.toggled.connect(lambda on, key=key: self._on_toggled(key, on))
            self._group.addButton(row)
            self._rows[key] = row
            line.addWidget(row)
        self.clear = Button(_("Clear"), self, kind=QUIET, spoken=_("Clear: {question}").format(question=question))
        self.clear.clicked.connect(self._clear_answer)
        if not is_column:
            keep_room(self.clear)
            line.addWidget(self.clear)
        self.setFocusProxy(next(iter(self._rows.values())))
        self.show_answer("")

    @property
    def answer(self) -> str:
        return self._choice

    def show_answer(self, key: str) -> None:
        """Show an answer, or none; no signal is emitted."""
        self._choice = key
        self._group.setExclusive(False)
        for name, row in self._rows.items():
            with QSignalBlocker(row):
                row.setChecked(name == key)
            row.update()
        self._group.setExclusive(True)
        self.clear.setVisible(bool(key))
        state = "" if key else _("Not recorded")
        self.setAccessibleName(self._question)
        self.setAccessibleDescription(state)

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.show_answer(key)
            self.answered.emit(key)

    def _clear_answer(self) -> None:
        self.show_answer("")
        next(iter(self._rows.values())).setFocus()
        self.answered.emit("")
