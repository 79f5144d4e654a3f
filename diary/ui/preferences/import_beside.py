"""The context of an import question: three rows of the file, and the answers so far."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.formats.importing.examples import Example
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty


class ExamplesCard(Card):
    """Columns for the day, the text in the file, and the value in the diary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Rows from the file"), parent)
        self.content.addWidget(label(_("They follow what you choose."), "secondary", "ink2", wraps=True))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(14))
        self.content.addWidget(holder)
        self._shown: tuple[Example, ...] | None = None
        self.told: list[tuple[str, ...]] = []

    def show_examples(self, shown: Sequence[Example]) -> None:
        """Show the examples, or hide the card without any."""
        self.setHidden(not shown)
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        empty(self._grid)
        has_days = any(one.day and one.becomes for one in shown)
        heads = (_("Day"),) * has_days + (_("In the file"), _("In the diary"))
        self.told = [_row(one, has_days=has_days) for one in shown]
        for line, row in enumerate([heads, *self.told]):
            for column, text in enumerate(row):
                role, ink = ("secondary", "ink2") if not line else ("body", "ink")
                self._grid.addWidget(label(text, role, ink, wraps=True), line, column)


class AnsweredCard(Card):
    """The answers so far; `change_wanted` carries the index of the question."""

    change_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Answered so far"), parent)
        self.buttons: dict[int, Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._rows)
        self.content.addWidget(holder)
        self._understood = label("", "secondary", "ink2", wraps=True)
        self.content.addWidget(self._understood)

    def show_answers(self, answers: Sequence[tuple[int, str, str]], understood: int) -> None:
        """Show number, question and answer of each, and the number of columns that were understood without a
        question."""
        empty(self._rows)
        self.buttons = {}
        for at, question, answer in answers:
            self._rows.addWidget(self._row(at, question, answer))
        text = ngettext("Understood without asking: {n} column", "Understood without asking: {n} columns", understood)
        self._understood.setText(text.format(n=locale_format.number(understood)) if understood > 0 else "")
        self._understood.setHidden(understood <= 0)
        self.setHidden(not answers and understood <= 0)

    def _row(self, at: int, question: str, answer: str) -> QWidget:
        row, words = QWidget(), QWidget()
        line, column = QHBoxLayout(row), QVBoxLayout(words)
        for layout in (line, column):
            layout.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(question, "secondary", "ink2", wraps=True))
        column.addWidget(label(answer or _("not answered yet"), "label", wraps=True))
        change = Button(_("Change"), kind=QUIET)
        change.setAccessibleDescription(question)
        change.clicked.connect(lambda: self.change_wanted.emit(at))
        self.buttons[at] = change
        line.addWidget(words, 1)
        line.addWidget(change)
        return row


def _row(one: Example, *, has_days: bool) -> tuple[str, ...]:
    day = locale_format.long_date(one.day) if one.day else ""
    becomes = one.becomes or ("" if has_days else day)
    return (day,) * has_days + (one.text, becomes or _("not answered yet"))
