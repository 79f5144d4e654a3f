"""The base class of the pages, and their margins."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.settings import DECLARATIONS, Stale
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.diary_days import BeingReadError
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets import keys
from diary.ui.widgets.layout.page_header import PageHeader
from diary.ui.widgets.opened_from import OpenedFrom
from diary.ui.widgets.tab_order import stops_in

if TYPE_CHECKING:
    from diary.ui.widgets.content_cover import ContentCover


class Page(QWidget):
    """A page: a fixed header with the content below it.

    The window calls `show_page` each time the page comes to the front, `leave` before another page does,
    `set_width_class` when the width class changes, and `close_page` at the end. `refresh` is called while the page is
    visible, when the diary or a preference that pages depend on has changed.

    `go_back` is called for the back button, Esc, Alt+Up, the mouse's back button, and for the page's own shortcut or
    rail button while the page is in front. A page calls `opened_from.remember` before it shows a view that is left by
    `go_back`, and `opened_from.give_back` after that.

    `is_focus_due` is whether the page has to be focused once it can be read. `page_wanted` asks for another page by its
    key, or key and place ("exercises#session"). `alone_changed` tells the window to hide or show the rail.
    """

    page_wanted = Signal(str)
    day_wanted = Signal(date)
    close_wanted = Signal()
    alone_changed = Signal(bool)
    lock_wanted = Signal()

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.settings = journal, settings
        self.today = today
        self.header = PageHeader(title, self)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.header)
        self._content_cover: ContentCover | None = None
        self._unread = today, StorageError()
        self.is_focus_due = False
        self.opened_from = OpenedFrom(self)
        journal.diary_changed.connect(self._on_diary_changed)
        settings.changed.connect(self._on_setting_changed)
        journal.read_failed.connect(self._on_read_failed)
        journal.save_failed.connect(self._on_save_failed)
        journal.days.read_late.connect(self._on_read_late)

    @property
    def is_alone(self) -> bool:
        """Whether the page fills the whole window, without the rail."""
        return False

    @property
    def has_unkept(self) -> bool:
        """Whether there is input that is only saved on completion: a form, a guided session."""
        return False

    def show_page(self) -> None:
        """Called when the page comes to the front."""
        self.refresh()

    def refresh(self) -> None:
        """Show the current state of the diary."""

    def diary_on(self, day: date) -> Excerpt | None:
        """The diary of `day` and the day before.

        None if it cannot be read, or not immediately: then the content is covered by a message and closed to input
        until reading succeeds.
        """
        try:
            excerpt = self.journal.day(day)
        except StorageError as error:
            self._show_unread(day, error)
            return None
        if self._content_cover is not None:
            self._content_cover.lift()
            if self.is_focus_due:
                self.focus_first()
        self.is_focus_due = False
        return excerpt

    def open_place(self, place: str) -> None:
        """Show the part of the page with this name; called after `show_page`."""

    def place(self) -> str:
        """The name of the current part, for `open_place`; empty for the first one."""
        return ""

    def go_back(self) -> bool:
        """Go up one level, and focus the control that opened the view; returns False at the top, where nothing happens.

        Input is kept as a draft or asked about.
        """
        return False

    def leave(self) -> None:
        """Commit pending input."""

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        self.header.set_width_class(width_class)

    def focus_first(self) -> None:
        """Focus the first control below the header, or without any the first one in the header."""
        stops = stops_in(self)
        below = [stop for stop in stops if not self.header.isAncestorOf(stop)]
        for stop in (below or stops)[:1]:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        """Stop background work."""

    def _on_diary_changed(self, _change: DiaryChange) -> None:
        if self.isVisible():
            self.refresh()

    def _on_setting_changed(self, name: str) -> None:
        if DECLARATIONS[name].stale is Stale.PAGE and self.isVisible():
            self.refresh()

    def _on_read_failed(self, error: StorageError) -> None:
        if self.isVisible():
            self._show_unread(self.today, error)

    def _on_save_failed(self, _sentence: str) -> None:
        if self._is_covered:
            self._show_unread(*self._unread)

    def _on_read_late(self) -> None:
        """Show the page after a delayed read."""
        if self._is_covered and self.diary_on(self._unread[0]) is not None:
            self.refresh()

    def _try_again(self) -> None:
        self.journal.days.ask_again()
        self._on_read_late()

    @property
    def _is_covered(self) -> bool:
        return self._content_cover is not None and self._content_cover.isVisible()

    def _show_unread(self, day: date, error: StorageError) -> None:
        """Cover everything below the header; for a page that is still being read, or under a banner of the window,
        without a message.

        The cover is created on first use.
        """
        self._unread = day, error
        if self._content_cover is None:
            from diary.ui.widgets.content_cover import ContentCover  # noqa: PLC0415 - rarely needed

            self._content_cover = ContentCover(self.header, self)
            self._content_cover.retry_wanted.connect(self._try_again)
        if isinstance(error, BeingReadError):
            self._content_cover.show_waiting(str(error))
        elif self.journal.save_error:
            self._content_cover.show_waiting(_("This page opens by itself as soon as the diary can be read."))
        else:
            self._content_cover.show_words(str(error))


def add_keys(page: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Add shortcuts that are active while the focus is in the page."""
    for written, act in acts.items():
        shortcut = QShortcut(keys.sequence(written), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def page_margins(width_class: str) -> tuple[int, int]:
    """Left and right margin of a page, and the gap below its header, in pixels."""
    side = 28 if width_class == theme.WIDE else 20
    return theme.px(side if width_class != theme.NARROW else 14), theme.px(12)
