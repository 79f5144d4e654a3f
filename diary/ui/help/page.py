"""The Help page: questions and answers, the keyboard map, "When to get help", and documents."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui.help.document_view import DOCUMENTS, DocumentView
from diary.ui.help.get_help_view import GetHelpView
from diary.ui.help.keys_view import KeysView
from diary.ui.help.numbers_view import NumbersView
from diary.ui.help.questions_view import GET_HELP, QuestionsView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page_stack import StackedPage, StackedView, view_of
from diary.ui.widgets.inputs.segmented import SegmentedControl

QUESTIONS, KEYS, NUMBERS = "questions", "keys", "numbers"


class HelpPage(StackedPage):
    """Help, which reads nothing of the diary, so that it works if the diary cannot be opened.

    Its places are "questions", "keys", "get-help", "numbers" and the `DOCUMENTS`. `returns_to` is the page to which the
    back button leads from "When to get help" if it was opened from another page.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Help"), parent)
        self.returns_to = ""
        self.tabs = SegmentedControl(_("Help"), [(QUESTIONS, _("Questions")), (KEYS, _("Keys"))])
        self.header.after_title.addWidget(self.tabs)
        self.tabs.choice_made.connect(self._show_tab)
        settings.write_failed.connect(self.error_banner.show_words)

    def refresh(self) -> None:
        """Show the view in front."""
        view = self.view(self.shown)
        self.header.show_title(*view.titles(Excerpt(period=single(self.today))))

    @property
    def questions(self) -> QuestionsView:
        return view_of(self, QUESTIONS, QuestionsView)

    def show_part(self, page: str, place: str) -> None:
        """Show the question about a page, or a place of it; called for F1 on that page."""
        self.questions.choose_about(page, place)
        if self.shown != QUESTIONS:
            self._bring(QUESTIONS)
        self.questions.came_from = ""
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.focus_first()

    def show_place(self, place: str) -> None:
        if place not in (GET_HELP, NUMBERS):
            self.returns_to = ""
        super().show_place(place)

    def go_back(self) -> bool:
        """Go to the first view; from the numbers to "When to get help", and from there to the page that opened it."""
        if self.shown == NUMBERS:
            self.show_place(GET_HELP)
            return True
        if self.shown == GET_HELP and self.returns_to:
            page = self.returns_to
            self.show_place(self.first)
            self.page_wanted.emit(page)
            return True
        return super().go_back()

    def _view_makers(self) -> Mapping[str, Callable[[], StackedView]]:
        return {
            QUESTIONS: self._create_questions,
            KEYS: KeysView,
            GET_HELP: self._create_get_help,
            NUMBERS: partial(NumbersView, self.settings, GET_HELP),
            **{key: partial(DocumentView, document) for key, document in DOCUMENTS.items()},
        }

    def _bring(self, place: str, *, takes_focus: bool = False) -> None:
        self.tabs.setVisible(place in (QUESTIONS, KEYS))
        if place in (QUESTIONS, KEYS):
            self.tabs.show_choice(place, quietly=True)
        super()._bring(place, takes_focus=takes_focus)

    def _has_way_back(self, place: str) -> bool:
        """Whether there is a back button: in all views but the two tabs, and over an answer that replaces the list."""
        return place not in (QUESTIONS, KEYS) or (place == QUESTIONS and self.questions.is_answer_alone)

    def _show_back(self) -> None:
        self.back.setVisible(self._has_way_back(self.shown))

    def _show_tab(self, place: str) -> None:
        """Show a tab; the focus stays on the tabs."""
        self._bring(place)

    def _create_questions(self) -> QuestionsView:
        view = QuestionsView()
        view.page_wanted.connect(self.page_wanted)
        view.face_changed.connect(self._show_back)
        return view

    def _create_get_help(self) -> GetHelpView:
        view = GetHelpView(self.journal, self.settings)
        view.change_wanted.connect(partial(self.show_place, NUMBERS))
        return view


PAGE = HelpPage
