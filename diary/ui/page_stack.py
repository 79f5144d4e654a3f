"""A page that consists of several views, of which it shows one at a time, with a way back to the first one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import FocusInSight, Page, page_margins, scrolling
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, Button


class StackedView(QWidget):
    """A view that takes the whole page below its header.

    The page calls `begin` when the view comes to the front, and `show_diary` then and after each change; the first view
    is told in `came_from` the place of the view that was left for it. A view that does not `scrolls` has areas of its
    own that do. `changes_made` carries changes, the words of the toast, and the step of undoing that they belong to;
    `place_wanted` the place of another view.
    """

    changes_made = Signal(Sequence, str, str)
    place_wanted = Signal(str)
    scrolls = True
    came_from = ""

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:
        """The title of the page, and the small line above it."""
        raise NotImplementedError

    def begin(self) -> None:
        """Come to the front."""

    def show_diary(self, excerpt: Excerpt) -> None:
        """Show what the diary holds; nothing is announced."""

    def take_up(self) -> None:
        """Hand over what is still being typed."""

    def focus_first(self) -> None:
        """Put the focus where a person begins; in the first view on what leads to where the person came from."""

    def press_primary(self) -> None:
        """Do what the main button does."""

    def go_back(self) -> bool:
        """Take one step back within the view; answers whether there was one."""
        return False

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""

    def close_view(self) -> None:
        """Stop what runs in the background."""


class StackedPage(Page):
    """A page of several views, each made when it is first shown; what is entered in them is kept at once.

    The way back leads from a view to the first one, and from that to the page with the key `within`, if there is one.
    """

    within = ""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, title, parent)
        self.trouble = Banner("problem")
        self.back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self._makers = self._view_makers()
        self.places = tuple(self._makers)
        self.first = self.shown = self.places[0]
        self._width_class = theme.WIDE
        self._views: dict[str, StackedView] = {}
        self._areas: dict[str, QWidget] = {}
        self._around_trouble = QHBoxLayout()
        self._around_trouble.addWidget(self.trouble)
        self.whole.addLayout(self._around_trouble)
        self.header.before_title.addWidget(self.back)
        self.back.setVisible(bool(self.within))
        self.back.clicked.connect(self.go_back)
        self.add_keys({"Alt+Up": self.go_back, "Ctrl+Return": self._press_primary, "Ctrl+Enter": self._press_primary})
        FocusInSight(self)

    def view(self, place: str) -> StackedView:
        """The view of that place, made when it is first asked for."""
        if place not in self._views:
            view = self._views[place] = self._makers[place]()
            view.changes_made.connect(self._apply)
            view.place_wanted.connect(self.show_place)
            view.set_width_class(self._width_class)
            self._areas[place] = scrolling(view) if view.scrolls else view
            self._areas[place].hide()
            self.whole.addWidget(self._areas[place], 1)
        return self._views[place]

    def show_page(self) -> None:
        if self.shown in self._views:
            self.refresh()
        else:
            self._bring(self.shown)

    def refresh(self) -> None:
        """Show the view in front as the diary has it."""
        excerpt, view = self.diary_on(self.today), self.view(self.shown)
        if excerpt is None:
            return
        view.show_diary(excerpt)
        self.header.show_title(*view.titles(excerpt))

    def place(self) -> str:
        return self.shown

    def open_place(self, place: str) -> None:
        if place in self.places:
            self.show_place(place)

    def show_place(self, place: str) -> None:
        """Show the view of that place, with the focus where a person begins."""
        self.leave()
        self.view(self.first).came_from = self.shown
        self._bring(place, takes_focus=True)

    def go_back(self) -> None:
        """Take one step back: within the view, to the first view, or to the page that led here."""
        if self.view(self.shown).go_back():
            return
        if self.shown != self.first:
            self.show_place(self.first)
        elif self.within:
            self.page_wanted.emit(self.within)

    def leave(self) -> None:
        if self.shown in self._views:
            self._views[self.shown].take_up()

    def focus_first(self) -> None:
        self.view(self.shown).focus_first()

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

    def _view_makers(self) -> Mapping[str, Callable[[], StackedView]]:
        """What makes each view, by its place; the first one is what the page begins with."""
        raise NotImplementedError

    def _bring(self, place: str, *, takes_focus: bool = False) -> None:
        """Have the view of that place in front, scrolled to its top where it is another one than the first.

        The view that is left is hidden after the new one has the focus, so that the focus goes nowhere between.
        """
        self.shown = place
        view = self.view(place)
        self.trouble.hide()
        self.back.setVisible(place != self.first or bool(self.within))
        view.begin()
        self.refresh()
        self._areas[place].show()
        if takes_focus:
            view.focus_first()
        for key, area in self._areas.items():
            area.setVisible(key == place)
        if place != self.first:
            self._scroll_to_top(place)

    def _scroll_to_top(self, place: str) -> None:
        area = self._areas[place]
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def _press_primary(self) -> None:
        self.view(self.shown).press_primary()
