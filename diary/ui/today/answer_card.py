"""A card with one question of the evening, and below the answers a place for an explanation or further questions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.badge import Badge
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.spoken import say_closed, say_opened

_HEADING = 48


class AnswerCard(Card):
    """The question and its answers; next to the heading is "not recorded" or the Clear button.

    The place below has an explanation or, with `show_further`, further questions; it always reserves the larger height,
    so that nothing moves when an answer is chosen.
    """

    def __init__(self, title: str, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__(title)
        self.answers = AnswerRow(question, answers, is_column=True)
        self._unanswered = Badge(_("Not recorded"))
        self.heading.addStrut(theme.px(_HEADING))
        for beside in (self._unanswered, self.answers.clear):
            self.heading.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        self._question = label(question, "secondary", "ink2", wraps=True)
        self._below = QStackedWidget()
        self._asked_further: list[str] = []
        self._further = QWidget()
        self.further, self._explained = QVBoxLayout(self._further), QWidget()
        self._explanation = QVBoxLayout(self._explained)
        for column in (self.further, self._explanation):
            column.setContentsMargins(0, theme.px(8), 0, 0)
        self.add_inset(self._question)
        self.add_ringed(self.answers)
        self.add_inset(_rule())
        for part in (self._explained, self._further):
            self._below.addWidget(part)
        self.add_ringed(self._below)
        self._whole.addStretch()

    def explain(self, *sentences: str) -> None:
        """Set the sentences of the explanation, one below the other."""
        for sentence in sentences:
            words = label(sentence, "secondary", "ink2", wraps=True)
            words.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
            self._explanation.addWidget(words)
        self._explanation.addStretch()

    def add_field(self, title: str, field: QWidget) -> None:
        """Add a field without a focus ring margin to the further questions."""
        holder = titled(title, field, inset=False)
        holder.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
        self.further.addWidget(holder)
        self._asked_further.append(title)

    def add_question(self, title: str, answers: QWidget, clear: QWidget) -> None:
        """Add a further question with a focus ring margin, and its Clear button."""
        self.further.addWidget(titled(title, answers, beside=clear))
        self._asked_further.append(title)

    def say_further(self, *, shown: bool) -> None:
        """Announce that the further questions have appeared or disappeared."""
        (say_opened if shown else say_closed)(self, *self._asked_further)

    def show_answer(self, key: str) -> None:
        """Show an answer, or for an empty key that there is none; no signal is emitted."""
        self.answers.show_answer(key)
        self._unanswered.setVisible(not key)

    def show_further(self, *, shown: bool) -> None:
        """Show the further questions instead of the explanation, or the reverse."""
        self._below.setCurrentWidget(self._further if shown else self._explained)

    def align_questions(self, *, aligned: bool) -> None:
        """Reserve two lines for the question, for cards side by side."""
        lines = 2 if aligned else 0
        self._question.setMinimumHeight(lines * QFontMetrics(self._question.font()).lineSpacing())


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setFixedHeight(theme.px(1))
    rule.setStyleSheet(f"color: {theme.colour('line').name()}")
    return rule
