"""The health background: the form of what a practitioner asks before the first visit.

Other pages open it with `page_wanted.emit("health")`, and one of its blocks with `"health#medicines"`, say; the keys
are those of `background_form.BLOCKS`.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.background import UNKNOWN_WORDS, BackgroundAnswer, answer, answer_to, answered, last_updated
from diary.domain.background_form import BLOCKS, item_named
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import local_words, theme
from diary.ui.health.block_view import BlockView
from diary.ui.health.overview_view import OverviewView
from diary.ui.open_journal import OpenJournal
from diary.ui.page import Page, page_margins, scrolling
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, Button

OVERVIEW = ""
_PLACES = {block.key: place for place, block in enumerate(BLOCKS)}


class HealthPage(Page):
    """The overview, or one of the blocks; each answer is kept at once."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, _("Health background"), parent)
        self._shown = OVERVIEW
        self._breadth = theme.WIDE
        self._trouble = Banner("problem")
        self._around_trouble = QHBoxLayout()
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self.overview = OverviewView()
        self._areas: dict[str, QScrollArea] = {}
        self._blocks: dict[str, BlockView] = {}
        self._lay_out()
        self._connect()

    def block(self, key: str) -> BlockView:
        """The view of a block, made when it is first asked for."""
        if key not in self._blocks:
            place = _PLACES[key]
            view = BlockView(BLOCKS[place], self.today)
            view.show_ends(is_first=place == 0, is_last=place == len(BLOCKS) - 1)
            view.answered.connect(self._answer)
            view.changes_made.connect(self._apply)
            view.step_wanted.connect(self._step)
            self._blocks[key] = view
            self._add_area(key, view)
            view.set_breadth(self._breadth)
        return self._blocks[key]

    def show_page(self) -> None:
        self._bring(OVERVIEW)

    def place(self) -> str:
        return self._shown

    def open_place(self, place: str) -> None:
        if place in _PLACES:
            self.show_place(place)

    def show_place(self, place: str) -> None:
        """Show the overview or a block, with the focus where a person begins."""
        self.leave()
        former = self._shown
        self._bring(place)
        if place == OVERVIEW:
            self.overview.focus_on(former)
        else:
            self.focus_first()

    def leave(self) -> None:
        if self._shown in self._blocks:
            self._blocks[self._shown].take_up()

    def focus_first(self) -> None:
        if self._shown == OVERVIEW:
            self.overview.focus_on("")
        else:
            self.block(self._shown).focus_first()

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        self._breadth = breadth
        side, _gap = page_margins(breadth)
        self._around_trouble.setContentsMargins(side, 0, side, 0)
        self.overview.set_breadth(breadth)
        for view in self._blocks.values():
            view.set_breadth(breadth)

    def _bring(self, place: str) -> None:
        """Have the overview or a block in front."""
        self._shown = place
        if place in _PLACES:
            self.block(place)
        self._refresh()
        for key, area in self._areas.items():
            area.setVisible(key == place)
        self._areas[place].verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        """Show the view in front as the diary has it."""
        excerpt = self._excerpt()
        if self._shown in self._blocks:
            self._blocks[self._shown].show_diary(excerpt)
        else:
            self.overview.show_diary(excerpt)
        self._show_title(excerpt)

    def _show_title(self, excerpt: Excerpt) -> None:
        if self._shown not in _PLACES:
            updated = last_updated(excerpt.background)
            words = _("Last changed on {day}").format(day=local_words.long_date(updated.date())) if updated else ""
            self.header.show_title(_("Health background"), words or _("Before the first visit"))
            return
        place = _PLACES[self._shown]
        block = BLOCKS[place]
        done, every = answered(block, excerpt.background), len(block.items)
        words = _("Block {place} of {blocks}").format(place=place + 1, blocks=len(BLOCKS))
        if self._blocks[block.key].cards:
            words = _("{where}, {n} of {m} answered").format(where=words, n=done, m=every)
        self.header.show_title(_(block.title), words)

    def _excerpt(self) -> Excerpt:
        try:
            return self.journal.day(self.today)
        except StorageError as error:
            self._trouble.show_words(str(error))
            return self.journal.blank(self.today)

    def _answer(self, key: str, said: BackgroundAnswer | None, typed: bool) -> None:
        """Keep an answer; where it takes the place of words, that is told with the offer to undo it."""
        answers = self._excerpt().background
        former, item = answer_to(answers, key), item_named(key)
        notice = ""
        if item is not None and former is not None and former.texts and said is not None and not said.texts:
            words = _(UNKNOWN_WORDS) if said.unknown else _("None")
            notice = _("{label}: {words}").format(label=_(item.label), words=words)
        self._apply(answer(answers, key, said), notice, f"background {key}" if typed else "")

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def _step(self, by: int) -> None:
        place = _PLACES[self._shown] + by
        self.show_place(BLOCKS[place].key if place < len(BLOCKS) else OVERVIEW)

    def _go_back(self) -> None:
        if self._shown == OVERVIEW:
            self.page_wanted.emit("summary")
        else:
            self.show_place(OVERVIEW)

    def _press_primary(self) -> None:
        button = self.overview.go_on if self._shown == OVERVIEW else self.block(self._shown).on
        button.click()

    def _on_diary_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _connect(self) -> None:
        self.journal.diary_changed.connect(self._on_diary_changed)
        self._back.clicked.connect(self._go_back)
        self.overview.block_wanted.connect(self.show_place)
        primary = self._press_primary
        self.add_keys({"Alt+Up": self._go_back, "Ctrl+Return": primary, "Ctrl+Enter": primary})
        self.keep_focus_in_sight()

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self._around_trouble.addWidget(self._trouble)
        self.whole.addLayout(self._around_trouble)
        self._add_area(OVERVIEW, self.overview)
        self._areas[OVERVIEW].show()

    def _add_area(self, key: str, view: QWidget) -> None:
        area = scrolling(view)
        area.hide()
        self._areas[key] = area
        self.whole.addWidget(area, 1)


PAGE = HealthPage
