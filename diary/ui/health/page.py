"""The Health background page: the form for a first visit to a practitioner.

Other pages open it with `page_wanted.emit("health")`, and one of its blocks with `"health#medicines"`, for example; the
keys are those of `background.form.blocks`. `"health#paper"` is the view that saves or prints the form.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diary.domain.background.form import blocks
from diary.i18n import _
from diary.ui.health.block_view import BlockView
from diary.ui.health.earlier_view import EarlierView
from diary.ui.health.health_view import EARLIER, PAPER, HealthView
from diary.ui.health.overview_view import OverviewView
from diary.ui.health.paper_view import PaperView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import add_keys
from diary.ui.page_stack import StackedPage, view_of
from diary.ui.widgets.buttons import Button

OVERVIEW = ""


class HealthPage(StackedPage):
    """The overview, a view for each block, the print view, and the earlier answers."""

    within = "summary"

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Health background"), parent)
        self._toggle = Button("")
        self._toggle.hide()
        self._toggle.clicked.connect(self._toggle_page)
        self.header.after_title.addWidget(self._toggle)
        add_keys(self, {"Ctrl+P": self._print})

    @property
    def overview(self) -> OverviewView:
        return view_of(self, OVERVIEW, OverviewView)

    @property
    def paper(self) -> PaperView:
        return view_of(self, PAPER, PaperView)

    def block(self, key: str) -> BlockView:
        """The view of that block."""
        return view_of(self, key, BlockView)

    def show_page(self) -> None:
        self._bring(OVERVIEW)
        self._scroll_to_top(OVERVIEW)

    def _view_makers(self) -> Mapping[str, Callable[[], HealthView]]:
        views = {block.key: partial(BlockView, place, self.today) for place, block in enumerate(blocks())}
        return {OVERVIEW: OverviewView, **views, PAPER: self._create_paper, EARLIER: self._create_earlier}

    def _create_paper(self) -> PaperView:
        paper = PaperView(self.journal, self.today)
        paper.toggle_changed.connect(self._show_toggle)
        return paper

    def _create_earlier(self) -> EarlierView:
        earlier = EarlierView(self.journal, self.back)
        earlier.read_failed.connect(self.error_banner.show_words)
        return earlier

    def _bring(self, place: str, *, takes_focus: bool = False) -> None:
        super()._bring(place, takes_focus=takes_focus)
        self._show_toggle()

    def _print(self) -> None:
        view_of(self, self.shown, HealthView).press_print()

    def _toggle_page(self) -> None:
        self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.toggle_page()

    def _show_toggle(self) -> None:
        """Show the button that toggles between options and preview if there is no room for both."""
        words = self.paper.toggle_label if self.shown == PAPER else ""
        self._toggle.setVisible(bool(words))
        self._toggle.show_label(words, "")


PAGE = HealthPage
