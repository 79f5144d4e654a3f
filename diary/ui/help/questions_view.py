"""The questions of Help: search, list, and the answer, which is next to the list or replaces it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.domain.help.get_help import get_help
from diary.domain.help.question import about, found, questions
from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.help.answer_pane import AnswerPane
from diary.ui.help.document_view import DOCUMENTS
from diary.ui.help.help_view import HelpView
from diary.ui.help.question_choices import QuestionChoices
from diary.ui.page import add_keys, page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.search_field import SearchField
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import FlowLayout

GET_HELP = "get-help"
_LIST, _GAP = 372, 14


class QuestionsView(HelpView):
    """In a wide window the answer is next to the list, otherwise it replaces the list.

    `page_wanted` carries the target of an answer's button; `face_changed` is emitted when the answer replaces the list,
    or the list returns.
    """

    page_wanted = Signal(str)
    face_changed = Signal()
    scrolls = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), _("Everything stays on this computer"), parent)
        self._questions = {question.key: question for question in questions()}
        self._is_wide, self.is_answer_alone = True, False
        long, short = _("Search: a word is enough, “tablets”, “print”, “falls”"), _("Search")
        self.search = SearchField(long, short)
        rows = [(question.key, question.title, "") for question in self._questions.values()]
        self.list = QuestionChoices([*rows, (GET_HELP, get_help().title, "flag")])
        self.answer = AnswerPane({key: question.title for key, question in self._questions.items()})
        self.documents = {key: Button(_(one.title), kind=QUIET) for key, one in DOCUMENTS.items()}
        self._listing = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self._choose(next(iter(self._questions)))

    def choose_about(self, page: str, place: str) -> None:
        """Select the question about that place of a page, and show the list, with its answer if there is room."""
        self.search.clear()
        self._find("")
        self._choose(about(questions(), page, place).key)
        self._show_faces(is_answer_alone=False)

    def open_question(self, key: str) -> None:
        """Show the answer to a question, and focus it."""
        self._choose(key)
        self._show_faces(is_answer_alone=not self._is_wide)
        self.answer.focus()

    def focus_first(self) -> None:
        if self.came_from in self.documents:
            self.documents[self.came_from].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.is_answer_alone:
            self.answer.focus()
        else:
            self.list.focus_choice()

    def go_back(self) -> bool:
        """Return from an answer to the list that it replaced."""
        if not self.is_answer_alone:
            return False
        self._show_faces(is_answer_alone=False)
        self.list.focus_choice()
        return True

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        was_wide, self._is_wide = self._is_wide, width_class == theme.WIDE
        self._whole.setContentsMargins(side - ring, theme.px(8), 0, gap)
        self._search_line.setContentsMargins(ring, 0, side, 0)
        self.answer.set_right_margin(beside_gutter(side))
        self._column.setContentsMargins(0, 0, 0 if self._is_wide else beside_gutter(side - ring), 0)
        if was_wide != self._is_wide:
            self._show_faces(is_answer_alone=False)

    def _choose(self, key: str) -> None:
        """Select the question, and show its answer."""
        self.list.show_choice(key)
        self._show_answer(key)

    def _show_answer(self, key: str) -> None:
        if key == GET_HELP:
            page = get_help()
            self.answer.show_words(page.title, page.opening, _("Open this page"), f"help#{GET_HELP}")
        else:
            self.answer.show_question(self._questions[key])

    def _open(self, key: str) -> None:
        if key == GET_HELP:
            self.place_wanted.emit(GET_HELP)
        else:
            self.open_question(key)

    def _on_clicked(self, key: str) -> None:
        """Show the answer of a clicked question; next to the list the focus stays there."""
        self._show_answer(key)
        if key == GET_HELP or not self._is_wide:
            self._open(key)

    def _find(self, wanted: str) -> None:
        """Show the matching questions; the first of them is selected unless the selected one is among them."""
        keys = [question.key for question in found(self._questions.values(), wanted)]
        self.list.show_found([*keys, GET_HELP])
        if not keys:
            self.answer.show_words(_("Nothing found"), _("Try one word."))
            say(self, _("Nothing found. Try one word."))
            return
        self._choose(self.list.choice if self.list.choice in keys else keys[0])
        if wanted.strip():
            say(self, ngettext("{n} question", "{n} questions", len(keys)).format(n=len(keys)))

    def _show_faces(self, *, is_answer_alone: bool) -> None:
        is_new = is_answer_alone != self.is_answer_alone
        self.is_answer_alone = is_answer_alone
        self.answer.setVisible(self._is_wide or is_answer_alone)
        self._listing.setVisible(not is_answer_alone)
        self.search.setVisible(not is_answer_alone)
        if is_new:
            self.face_changed.emit()

    def _connect(self) -> None:
        self.search.search_wanted.connect(self._find)
        self.search.left_downwards.connect(self.list.focus_choice)
        self.list.chosen.connect(self._show_answer)
        add_keys(self, {"Ctrl+F": partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)})
        self.list.entered.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self.answer.place_wanted.connect(self.page_wanted)
        self.answer.question_wanted.connect(self.open_question)
        for key, button in self.documents.items():
            button.clicked.connect(partial(self.place_wanted.emit, key))

    def _lay_out(self) -> None:
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.addWidget(self.list)
        documents = FlowLayout(gap=theme.px(2))
        for button in self.documents.values():
            documents.addWidget(button)
        add_layout(column, documents)
        column.addStretch()
        listing = QVBoxLayout(self._listing)
        listing.setContentsMargins(0, 0, 0, 0)
        listing.addWidget(scrolling(inner))
        self._beside.setSpacing(theme.px(_GAP))
        self._beside.addWidget(self._listing, _LIST)
        self._beside.addWidget(self.answer, 1000 - _LIST)
        self._search_line = within_rings(self.search)
        add_layout(self._whole, self._search_line)
        add_layout(self._whole, self._beside, 1)
