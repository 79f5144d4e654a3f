"""The health background: the form of what a practitioner asks before the first visit.

Other pages open it with `page_wanted.emit("health")`, and one of its blocks with `"health#medicines"`, say; the keys
are those of `background_form.BLOCKS`. `"health#paper"` is the form as a page to save or to print.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.background import UNKNOWN_WORDS, BackgroundAnswer, answer, answer_to, answered, last_updated
from diary.domain.background_form import BLOCKS, item_named
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import local_words, theme
from diary.ui.health.block_view import BlockView
from diary.ui.health.overview_view import PAPER, OverviewView
from diary.ui.health.paper_view import PaperView
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
        self._turn = Button("")
        self._areas: dict[str, QWidget] = {}
        self._paper: PaperView | None = None
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

    @property
    def paper(self) -> PaperView:
        """The form as a page, made when it is first asked for."""
        if self._paper is None:
            self._paper = PaperView(self.journal, self.today)
            self._paper.hide()
            self._paper.turned.connect(self._show_turn)
            self._areas[PAPER] = self._paper
            self.whole.addWidget(self._paper, 1)
            self._paper.set_breadth(self._breadth)
        return self._paper

    def show_page(self) -> None:
        self._bring(OVERVIEW)

    def place(self) -> str:
        return self._shown

    def open_place(self, place: str) -> None:
        if place in _PLACES or place == PAPER:
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
        elif self._shown == PAPER:
            self.paper.focus_first()
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
        if self._paper is not None:
            self._paper.set_breadth(breadth)

    def close_page(self) -> None:
        if self._paper is not None:
            self._paper.close_view()

    def _bring(self, place: str) -> None:
        """Have the overview or a block in front."""
        self._shown = place
        if place in _PLACES:
            self.block(place)
        elif place == PAPER:
            self.paper.begin()
        self._refresh()
        for key, area in self._areas.items():
            area.setVisible(key == place)
        area = self._areas[place]
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)
        self._show_turn()

    def _refresh(self) -> None:
        """Show the view in front as the diary has it."""
        excerpt = self._excerpt()
        if self._shown in self._blocks:
            self._blocks[self._shown].show_diary(excerpt)
        elif self._shown == OVERVIEW:
            self.overview.show_diary(excerpt)
        self._show_title(excerpt)

    def _show_title(self, excerpt: Excerpt) -> None:
        if self._shown == PAPER:
            self.header.show_title(_("On paper"), _("Health background"))
            return
        if self._shown == OVERVIEW:
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
        if self._shown == PAPER:
            self.paper.press_save()
        elif self._shown == OVERVIEW:
            self.overview.go_on.click()
        else:
            self.block(self._shown).on.click()

    def _print(self) -> None:
        if self._shown == PAPER:
            self.paper.press_print()
        else:
            self.show_place(PAPER)

    def _turn_paper(self) -> None:
        self._turn.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.turn()

    def _show_turn(self) -> None:
        """Show the button that turns from the options to the page and back, where there is no room for both."""
        words = self.paper.turn_label if self._shown == PAPER else ""
        self._turn.setVisible(bool(words))
        self._turn.show_label(words, "")

    def _on_diary_changed(self) -> None:
        if not self.isVisible():
            return
        self._refresh()
        if self._shown == PAPER:
            self.paper.make()

    def _connect(self) -> None:
        self.journal.diary_changed.connect(self._on_diary_changed)
        self._back.clicked.connect(self._go_back)
        self._turn.clicked.connect(self._turn_paper)
        self.overview.block_wanted.connect(self.show_place)
        self.overview.paper_wanted.connect(lambda: self.show_place(PAPER))
        primary = self._press_primary
        self.add_keys({"Alt+Up": self._go_back, "Ctrl+Return": primary, "Ctrl+Enter": primary, "Ctrl+P": self._print})
        self.keep_focus_in_sight()

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self.header.after_title.addWidget(self._turn)
        self._turn.hide()
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
