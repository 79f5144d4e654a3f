"""Help: the keyboard map, “When to get help”, what stands behind the figures, and the accessibility report."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui.help.document_view import DOCUMENTS, DocumentView
from diary.ui.help.get_help_view import GetHelpView
from diary.ui.help.keys_view import GET_HELP, KeysView
from diary.ui.help.numbers_view import NumbersView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page_stack import StackedPage, StackedView

KEYS, NUMBERS = "keys", "numbers"


class HelpPage(StackedPage):
    """Nothing of the diary is read for it: it is the same where the diary cannot be opened.

    Its places are "keys", "get-help", "numbers" and the `DOCUMENTS`. `returns_to` is the page to which the way home
    from "When to get help" leads, where it was opened from another page.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Help"), parent)
        self.returns_to = ""
        settings.write_failed.connect(self.error_banner.show_words)

    def refresh(self) -> None:
        """Show the view in front."""
        view = self.view(self.shown)
        self.header.show_title(*view.titles(Excerpt(period=single(self.today))))

    def show_place(self, place: str) -> None:
        if place not in (GET_HELP, NUMBERS):
            self.returns_to = ""
        super().show_place(place)

    def go_back(self) -> bool:
        """To the first view; from the numbers to the page they stand on, and from that to where it was opened from."""
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
            KEYS: KeysView,
            GET_HELP: self._create_get_help,
            NUMBERS: partial(NumbersView, self.settings, GET_HELP),
            **{key: partial(DocumentView, document) for key, document in DOCUMENTS.items()},
        }

    def _create_get_help(self) -> GetHelpView:
        view = GetHelpView(self.journal, self.settings)
        view.change_wanted.connect(partial(self.show_place, NUMBERS))
        return view


PAGE = HelpPage
