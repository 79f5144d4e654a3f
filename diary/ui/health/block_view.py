"""One block of the form: its questions, and the ways to the blocks before and after it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.background import BackgroundAnswer, Block, answer_to
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui import theme
from diary.ui.health.question_card import QuestionCard
from diary.ui.page import page_margins
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.label import label
from diary.ui.widgets.question_list import QuestionList


class BlockView(QWidget):
    """`answered` carries the key of an item, its answer or None, and whether it comes of typing.

    `changes_made` is that of the questions to ask; `step_wanted` is -1 for the block before, 1 for the one after.
    """

    answered = Signal(str, object, bool)
    changes_made = Signal(object, str, str)
    step_wanted = Signal(int)

    def __init__(self, block: Block, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        self.cards = {item.key: QuestionCard(item, today) for item in block.items if item.kind != "questions"}
        self.questions = QuestionList(today) if any(item.kind == "questions" for item in block.items) else None
        self.back = Button(_("Block before"), icon="chevl")
        self.on = Button(_("Next block"), kind=PRIMARY)
        self._ways = QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(14))
        self._lay_out()
        self._connect()

    def show_ends(self, *, is_first: bool, is_last: bool) -> None:
        """Whether there are blocks before and after this one."""
        self.back.setHidden(is_first)
        self.on.show_label(_("To all blocks") if is_last else _("Next block"), "")

    def show_diary(self, excerpt: Excerpt) -> None:
        """Show the answers; nothing is announced."""
        for key, card in self.cards.items():
            card.field.show_answer(answer_to(excerpt.background, key))
        if self.questions is not None:
            self.questions.show_questions(excerpt.questions, excerpt.visits)

    def take_up(self) -> None:
        """Hand over what is still being typed."""
        for card in self.cards.values():
            card.field.take_up()
        if self.questions is not None:
            self.questions.take_up()

    def focus_first(self) -> None:
        first = next(iter(self.cards.values())).field if self.cards else self.questions
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_breadth(self, breadth: str) -> None:
        side, gap = page_margins(breadth)
        self._whole.setContentsMargins(side, theme.px(8), side, gap)
        narrow = breadth == theme.NARROW
        self._ways.setDirection(QHBoxLayout.Direction.BottomToTop if narrow else QHBoxLayout.Direction.LeftToRight)

    def _connect(self) -> None:
        for key, card in self.cards.items():
            card.field.answered.connect(lambda said, typed, key=key: self._answer(key, said, typed))
        if self.questions is not None:
            self.questions.changes_made.connect(self.changes_made)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.on.clicked.connect(lambda: self.step_wanted.emit(1))

    def _answer(self, key: str, said: BackgroundAnswer | None, typed: bool) -> None:
        self.answered.emit(key, said, typed)

    def _lay_out(self) -> None:
        if self.block.private:
            private = Banner("information")
            self._whole.addWidget(private)
            private.show_words(_(self.block.about))
        elif self.block.about:
            self._whole.addWidget(label(_(self.block.about), "body", "ink2", wraps=True))
        for card in self.cards.values():
            self._whole.addWidget(card)
        if self.questions is not None:
            around = Card(_(self.block.items[0].question))
            around.add_bleeding(self.questions)
            self._whole.addWidget(around)
        self._ways.addWidget(self.back)
        self._ways.addStretch()
        self._ways.addWidget(self.on)
        self._whole.addLayout(self._ways)
        self._whole.addStretch()
