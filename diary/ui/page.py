"""What all pages of the window have in common."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from diary import settings
from diary.formats.writing import UnwritableFileError, write_file
from diary.settings import Settings
from diary.ui import theme
from diary.ui.open_journal import OpenJournal
from diary.ui.widgets.page_header import PageHeader


class Page(QWidget):
    """A page: a header that stays, and below it what the page is about.

    The window calls `show_page` each time the page comes to the front, `leave` before another one does, `set_breadth`
    when its width class changes, and `close_page` at the end. `page_wanted` carries a page's key, or key and place
    ("exercises#session"), which that page is then asked to open. With `alone_changed` a page takes the whole window.
    """

    page_wanted = Signal(str)
    day_wanted = Signal(object)
    close_wanted = Signal()
    alone_changed = Signal(bool)
    settings_chosen = Signal(object)
    lock_wanted = Signal()

    def __init__(self, journal: OpenJournal, today: date, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.today = today
        self.header = PageHeader(title, self)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.header)

    @property
    def is_alone(self) -> bool:
        """Whether the page takes the whole window now."""
        return False

    @property
    def settings(self) -> Settings:
        """What the person chose, as it is kept now."""
        return settings.of_diary(self.journal.path)

    def keep(self, chosen: Settings) -> str:
        """Keep these settings and tell of them; answers the sentence of what failed, and nothing is changed then."""
        folder = self.journal.path.parent
        try:
            write_file(settings.settings_file(folder), settings.content(chosen))
        except UnwritableFileError as error:
            return str(error)
        self.settings_chosen.emit(chosen)
        return ""

    def show_page(self) -> None:
        """Come to the front."""

    def open_place(self, place: str) -> None:
        """Show the part of the page that has this name, after the page has come to the front."""

    def place(self) -> str:
        """The name for `open_place` of what is in front now; empty for the page as it begins."""
        return ""

    def add_keys(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Act on these keys as long as the focus is in the page."""
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def leave(self) -> None:
        """Take up what is still being typed."""

    def set_breadth(self, breadth: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        self.header.set_breadth(breadth)

    def focus_first(self) -> None:
        """Put the focus on the first control of the page."""
        self.setFocus()
        self.focusNextChild()

    def close_page(self) -> None:
        """Stop what runs in the background."""


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """`content` in an area that scrolls up and down only, and is no Tab stop of its own.

    Where much is to be in it, it is quicker to fill `content` afterwards: a widget that is given a parent tells all
    those in it.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setStyleSheet(theme.scroll_style())
    area.setWidget(content)
    return area


def page_margins(breadth: str) -> tuple[int, int]:
    """Left and right padding of a page, and the gap below its header."""
    side = 28 if breadth == theme.WIDE else 20
    return theme.px(side if breadth != theme.NARROW else 14), theme.px(12)
