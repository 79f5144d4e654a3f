"""A page with several views, one visible at a time, with a back button to the first one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.keys import naming_keys
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling


class StackedView(QWidget):
    """A view that fills the page below its header.

    The page calls `begin` when the view comes to the front, and `show_diary` then and after each change. In the first
    view the page sets `came_from` to the place of the view before it. A view with `scrolls` False has its own scroll
    areas. `changes_made` carries the changes, the text of the toast, and the undo step that they are merged into;
    `place_wanted` asks for another view. The page places the `foot` below the scroll area, and shows it while
    `has_foot`.
    """

    changes_made = Signal(Sequence, str, str)
    place_wanted = Signal(str)
    scrolls = True
    came_from = ""
    foot: QWidget | None = None
    has_foot = True

    @property
    def has_unkept(self) -> bool:
        """Whether there is input that is only saved on completion, see `Page`."""
        return False

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:
        """The title of the page, and the caption above it."""
        raise NotImplementedError

    def begin(self) -> None:
        """Called when the view comes to the front."""

    def show_diary(self, excerpt: Excerpt) -> None:
        """Show the current state of the diary; emits no signal."""

    def take_up(self) -> None:
        """Commit pending input."""

    def focus_first(self) -> None:
        """Focus the first control; in the first view the control that leads to `came_from`."""

    def press_primary(self) -> None:
        """Trigger the primary button (Ctrl+Return)."""

    def go_back(self) -> bool:
        """Go one step back within the view; returns False if there is none."""
        return False

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""

    def close_view(self) -> None:
        """Stop background work."""


V = TypeVar("V", bound=StackedView)


class StackedPage(Page):
    """A page with several views, each created when it is first shown.

    The back button leads from a view to the first one, and from that to the page with the key `within`, if any.
    """

    within = ""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, title, parent)
        self.error_banner = Banner("problem")
        self.back = Button("", kind=ICON, icon="chevl", spoken=naming_keys(_("Back (Alt+Up)")))
        self._makers = self._view_makers()
        self.places = tuple(self._makers)
        self.first = self.shown = self.places[0]
        self._width_class = theme.WIDE
        self._views: dict[str, StackedView] = {}
        self._areas: dict[str, QWidget] = {}
        self._around_error_banner = QHBoxLayout()
        self._around_error_banner.addWidget(self.error_banner)
        add_layout(self.whole, self._around_error_banner)
        self.header.before_title.addWidget(self.back)
        self.back.setVisible(bool(self.within))
        self.back.clicked.connect(self.go_back)
        add_keys(self, {"Ctrl+Return": self._press_primary, "Ctrl+Enter": self._press_primary})

    @property
    def has_unkept(self) -> bool:
        return self.shown in self._views and self._views[self.shown].has_unkept

    def view(self, place: str) -> StackedView:
        """The view of that place, created on first use."""
        if place not in self._views:
            view = self._views[place] = self._makers[place]()
            view.changes_made.connect(self._apply)
            view.place_wanted.connect(self.show_place)
            view.set_width_class(self._width_class)
            self._areas[place] = scrolling(view) if view.scrolls else view
            self._areas[place].hide()
            self.whole.addWidget(self._areas[place], 1)
            if view.foot is not None:
                self.whole.addWidget(view.foot)
                view.foot.hide()
        return self._views[place]

    def show_page(self) -> None:
        if self.shown in self._views:
            self.refresh()
        else:
            self._bring(self.shown)

    def refresh(self) -> None:
        """Show the current state of the diary in the visible view."""
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
        """Show the view of that place and focus its first control; in the first one, the control that opened the
        previous view."""
        self.leave()
        self.view(self.first).came_from = self.shown
        self._bring(place, takes_focus=True)

    def go_back(self) -> bool:
        """Go one step back: within the view, to the first view, or to the page `within`."""
        if self.view(self.shown).go_back():
            return True
        if self.shown != self.first:
            self.show_place(self.first)
        elif self.within:
            self.page_wanted.emit(self.within)
        else:
            return False
        return True

    def leave(self) -> None:
        if self.shown in self._views:
            self._views[self.shown].take_up()

    def focus_first(self) -> None:
        self.view(self.shown).focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        side, _gap = page_margins(width_class)
        self._around_error_banner.setContentsMargins(side, 0, side, 0)
        for view in self._views.values():
            view.set_width_class(width_class)

    def close_page(self) -> None:
        for view in self._views.values():
            view.close_view()

    def _view_makers(self) -> Mapping[str, Callable[[], StackedView]]:
        """A factory for each view, by place; the first one is shown first."""
        raise NotImplementedError

    def _bring(self, place: str, *, takes_focus: bool = False) -> None:
        """Show the view of that place; any but the first is scrolled to its top.

        The former view is hidden after the new one has the focus: hiding it first would move the focus elsewhere.
        """
        self.shown = place
        view = self.view(place)
        self.error_banner.hide()
        self.back.setVisible(self._has_way_back(place))
        view.begin()
        self.refresh()
        self._areas[place].show()
        if takes_focus:
            view.focus_first()
        for key, area in self._areas.items():
            area.setVisible(key == place)
        self._show_feet()
        if place != self.first:
            self._scroll_to_top(place)

    def _show_feet(self) -> None:
        """Show the foot of the current view, if it has one at present."""
        for place, view in self._views.items():
            if view.foot is not None:
                view.foot.setVisible(place == self.shown and view.has_foot)

    def _has_way_back(self, place: str) -> bool:
        """Whether the back button is shown with the view of that place."""
        return place != self.first or bool(self.within)

    def _scroll_to_top(self, place: str) -> None:
        area = self._areas[place]
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _apply(self, changes: Sequence[Change], notice: str, step: str) -> None:
        self.journal.apply(changes, notice, step)

    def _press_primary(self) -> None:
        self.view(self.shown).press_primary()


def view_of(page: StackedPage, place: str, kind: type[V]) -> V:
    """The view of that place, which is of that class; raises `TypeError` where it is of another one."""
    view = page.view(place)
    if not isinstance(view, kind):
        raise TypeError(f"{place} is a {type(view).__name__} and no {kind.__name__}")
    return view
