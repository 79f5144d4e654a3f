"""The health background: the form of what a practitioner asks before the first visit.

Other pages open it with `page_wanted.emit("health")`, and one of its blocks with `"health#medicines"`, say; the keys
are those of `background_form.BLOCKS`. `"health#paper"` is the form as a page to save or to print.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.background_form import BLOCKS
from diary.domain.change import Change
from diary.i18n import _
from diary.ui import theme
from diary.ui.health.block_view import BlockView
from diary.ui.health.earlier_view import EarlierView
from diary.ui.health.health_view import EARLIER, PAPER, HealthView
from diary.ui.health.overview_view import OverviewView
from diary.ui.health.paper_view import PaperView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, Button

OVERVIEW = ""
_BLOCKS = {block.key: place for place, block in enumerate(BLOCKS)}


class HealthPage(Page):
    """One of its views at a time; each answer is kept at once."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Health background"), parent)
        self._shown = OVERVIEW
        self._width_class = theme.WIDE
        self._trouble = Banner("problem")
        self._around_trouble = QHBoxLayout()
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self._turn = Button("")
        self._views: dict[str, HealthView] = {}
        self._areas: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()

    @property
    def overview(self) -> OverviewView:
        found = self.view(OVERVIEW)
        assert isinstance(found, OverviewView)  # noqa: S101 - the view of that place
        return found

    @property
    def paper(self) -> PaperView:
        found = self.view(PAPER)
        assert isinstance(found, PaperView)  # noqa: S101 - the view of that place
        return found

    def block(self, key: str) -> BlockView:
        found = self.view(key)
        assert isinstance(found, BlockView)  # noqa: S101 - the view of that place
        return found

    def view(self, place: str) -> HealthView:
        """The view of that place, made when it is first asked for."""
        if place not in self._views:
            view = self._views[place] = self._made(place)
            view.changes_made.connect(self._apply)
            view.place_wanted.connect(self.show_place)
            view.set_width_class(self._width_class)
            self._areas[place] = scrolling(view) if view.scrolls else view
            self._areas[place].hide()
            self.whole.addWidget(self._areas[place], 1)
        return self._views[place]

    def show_page(self) -> None:
        self._bring(OVERVIEW)

    def place(self) -> str:
        return self._shown

    def open_place(self, place: str) -> None:
        if place in _BLOCKS or place in (PAPER, EARLIER):
            self.show_place(place)

    def show_place(self, place: str) -> None:
        """Show the view of that place, with the focus where a person begins."""
        self.leave()
        self.overview.came_from = self._shown
        self._bring(place)
        self.focus_first()

    def leave(self) -> None:
        self.view(self._shown).take_up()

    def focus_first(self) -> None:
        self.view(self._shown).focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        side, _gap = page_margins(width_class)
        self._around_trouble.setContentsMargins(side, 0, side, 0)
        for view in self._views.values():
            view.set_width_class(width_class)

    def close_page(self) -> None:
        for view in self._views.values():
            view.close_view()

    def _made(self, place: str) -> HealthView:
        if place == OVERVIEW:
            return OverviewView()
        if place == PAPER:
            paper = PaperView(self.journal, self.today)
            paper.turned.connect(self._show_turn)
            return paper
        if place == EARLIER:
            earlier = EarlierView(self.journal, self._back)
            earlier.trouble.connect(self._trouble.show_words)
            return earlier
        return BlockView(_BLOCKS[place], self.today)

    def _bring(self, place: str) -> None:
        """Have the view of that place in front."""
        self._shown = place
        self._trouble.hide()
        self.view(place).begin()
        self.refresh()
        for key, area in self._areas.items():
            area.setVisible(key == place)
            if key == place and isinstance(area, QScrollArea):
                area.verticalScrollBar().setValue(0)
        self._show_turn()

    def refresh(self) -> None:
        """Show the view in front as the diary has it."""
        excerpt, view = self.diary_on(self.today), self.view(self._shown)
        if excerpt is None:
            return
        view.show_diary(excerpt)
        self.header.show_title(*view.titles(excerpt))

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def _go_back(self) -> None:
        if self._shown == OVERVIEW:
            self.page_wanted.emit("summary")
        else:
            self.show_place(OVERVIEW)

    def _press_primary(self) -> None:
        self.view(self._shown).press_primary()

    def _print(self) -> None:
        self.view(self._shown).press_print()

    def _turn_paper(self) -> None:
        self._turn.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.turn()

    def _show_turn(self) -> None:
        """Show the button that turns from the options to the page and back, where there is no room for both."""
        words = self.paper.turn_label if self._shown == PAPER and PAPER in self._views else ""
        self._turn.setVisible(bool(words))
        self._turn.show_label(words, "")

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._turn.clicked.connect(self._turn_paper)
        primary = self._press_primary
        keys = {"Alt+Up": self._go_back, "Ctrl+Return": primary, "Ctrl+Enter": primary, "Ctrl+P": self._print}
        self.add_keys(keys)
        self.keep_focus_in_sight()

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self.header.after_title.addWidget(self._turn)
        self._turn.hide()
        self._around_trouble.addWidget(self._trouble)
        self.whole.addLayout(self._around_trouble)
        self.view(OVERVIEW)
        self._areas[OVERVIEW].show()


PAGE = HealthPage
