"""One block of the form: its questions, and buttons to the previous and the next block."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.background.answers import BackgroundAnswer, answer, answer_to, answered
from diary.domain.background.form import blocks
from diary.domain.background.words import answer_in_words
from diary.domain.excerpt import Excerpt
from diary.domain.taken_now import MEDICINES, taken_in_words
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.health.health_view import HealthView
from diary.ui.health.question_card import QuestionCard
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.question_list import QuestionList


class BlockView(HealthView):
    """The block with index `place` of the form."""

    def __init__(self, place: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block = blocks()[place]
        self._place = place
        self._answers: tuple[BackgroundAnswer, ...] = ()
        self.cards = {item.key: QuestionCard(item, today) for item in block.items if item.kind != "questions"}
        self.questions = QuestionList(today) if any(item.kind == "questions" for item in block.items) else None
        self.back = Button(_("Block before"), icon="chevl")
        self.on = Button(_("Next block"), kind=PRIMARY)
        self._ways = FormButtonRow(self.back, self.on)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(14))
        self._lay_out()
        self._connect()

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:
        where = _("Block {place} of {blocks}").format(place=self._place + 1, blocks=len(blocks()))
        if self.cards:
            n, m = answered(self.block, excerpt.background), len(self.block.items)
            where = _("{where}, {n} of {m} answered").format(where=where, n=n, m=m)
        return _(self.block.title), where

    def show_diary(self, excerpt: Excerpt) -> None:
        self._answers = excerpt.background
        if MEDICINES in self.cards:
            self.cards[MEDICINES].show_known(_taken(excerpt))
        for key, card in self.cards.items():
            card.field.show_answer(answer_to(excerpt.background, key))
        if self.questions is not None:
            self.questions.show_questions(excerpt.questions, excerpt.visits)

    def take_up(self) -> None:
        for card in self.cards.values():
            card.field.take_up()
        if self.questions is not None:
            self.questions.take_up()

    def focus_first(self) -> None:
        first = next(iter(self.cards.values())).field if self.cards else self.questions
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self._step(1)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side - theme.px(painting.RING), theme.px(8), beside_gutter(side), gap)
        self._ways.set_width_class(width_class)

    def _connect(self) -> None:
        for key, card in self.cards.items():
            card.field.answered.connect(lambda given, typed, key=key: self._answer(key, given, typed))
        if self.questions is not None:
            self.questions.changes_made.connect(self.changes_made)
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))

    def _step(self, by: int) -> None:
        """Go to the previous (-1) or next (1) block; after the last one to the overview."""
        place = self._place + by
        keys = [block.key for block in blocks()]
        self.place_wanted.emit(keys[place] if place < len(keys) else "")

    def _answer(self, key: str, given: BackgroundAnswer | None, typed: bool) -> None:
        """Save an answer; if it replaces text, a toast offers to undo that."""
        former, item = answer_to(self._answers, key), self.cards[key].field.item
        notice = ""
        if former is not None and former.texts and given is not None and not given.texts:
            words = _("; ").join(answer_in_words(item, given))
            notice = _("{label}: {words}").format(label=_(item.label), words=words)
        self.changes_made.emit(answer(self._answers, key, given), notice, f"background {key}" if typed else "")

    def _lay_out(self) -> None:
        if self.block.private:
            private = Banner("information")
            add_layout(self._whole, within_rings(private, right=False))
            private.show_words(_(self.block.about))
        elif self.block.about:
            about = label(_(self.block.about), "body", "ink2", wraps=True)
            add_layout(self._whole, within_rings(about, right=False))
        for card in self.cards.values():
            add_layout(self._whole, within_rings(card, right=False))
        if self.questions is not None:
            around = Card(_(self.block.items[0].question))
            around.add_bleeding(self.questions)
            add_layout(self._whole, within_rings(around, right=False))
        if self._place == len(blocks()) - 1:
            self.on.show_label(_("To all blocks"), "")
        if self._place == 0:
            self.back.hide()
        add_layout(self._whole, self._ways)
        self._whole.addStretch()


def _taken(excerpt: Excerpt) -> str:
    """The current medicines according to their courses, which need not be typed again; empty if there are none."""
    events, definitions = excerpt.treatment_changes, excerpt.definitions
    taken = taken_in_words(events, definitions, excerpt.period.last, locale_format.long_date)
    if not taken:
        return ""
    words = _("The diary knows of these already, and the page names them: {medicines}. Write here what is missing.")
    return words.format(medicines="; ".join(taken))
