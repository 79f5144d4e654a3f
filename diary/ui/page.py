"""What all pages of the window have in common."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from diary import settings
from diary.domain.excerpt import Excerpt
from diary.formats.writing import UnwritableFileError, write_file
from diary.settings import Settings
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.layout.page_header import PageHeader

if TYPE_CHECKING:
    from diary.ui.widgets.content_cover import ContentCover

_CLEAR = 24
"""How many pixels of the design are kept free around what has the focus."""


class Page(QWidget):
    """A page: a header that stays, and below it what the page is about.

    The window calls `show_page` each time the page comes to the front, `leave` before another one does, `set_breadth`
    when its width class changes, and `close_page` at the end; `refresh` is called when the diary has changed meanwhile.
    `page_wanted` carries a page's key, or key and place ("exercises#session"), which that page is then asked to open.
    With `alone_changed` a page takes the whole window.
    """

    page_wanted = Signal(str)
    day_wanted = Signal(date)
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
        self._content_cover: ContentCover | None = None
        journal.diary_changed.connect(self._on_diary_changed)
        journal.read_failed.connect(self._on_read_failed)

    @property
    def is_alone(self) -> bool:
        """Whether the page takes the whole window now."""
        return False

    @property
    def has_unkept(self) -> bool:
        """Whether something is under way that is kept only at its end, such as a form or a session."""
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

    def refresh(self) -> None:
        """Show the diary as it is now; it has changed while the page is in front."""

    def diary_on(self, day: date) -> Excerpt | None:
        """The diary of `day` and the day before.

        None where it cannot be read: the page is then covered and closed to writing until it can.
        """
        try:
            excerpt = self.journal.day(day)
        except StorageError as error:
            self._cover_content(str(error))
            return None
        if self._content_cover is not None:
            self._content_cover.lift()
        return excerpt

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

    def keep_focus_in_sight(self) -> None:
        """From now on, what the keyboard reaches in an area that scrolls comes into sight, with some room around it."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def leave(self) -> None:
        """Take up what is still being typed."""

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        self.header.set_width_class(width_class)

    def focus_first(self) -> None:
        """Put the focus on the first control of the page."""
        self.setFocus()
        self.focusNextChild()

    def close_page(self) -> None:
        """Stop what runs in the background."""

    def _on_diary_changed(self, _change: DiaryChange) -> None:
        if self.isVisible():
            self.refresh()

    def _on_read_failed(self, sentence: str) -> None:
        if self.isVisible():
            self._cover_content(sentence)

    def _read_again(self) -> None:
        if self.diary_on(self.today) is not None:
            self.refresh()

    def _cover_content(self, sentence: str) -> None:
        """Have nothing in sight below the header but why the diary cannot be read; made when it is needed."""
        if self._content_cover is None:
            from diary.ui.widgets.content_cover import ContentCover  # noqa: PLC0415 - hardly ever needed

            self._content_cover = ContentCover(self.header, self)
            self._content_cover.retry_wanted.connect(self._read_again)
        self._content_cover.show_words(sentence)

    def _on_focus_changed(self, _former: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self.isAncestorOf(focused) and not QApplication.mouseButtons():
            QTimer.singleShot(0, focused, lambda: _bring_into_sight(focused))


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


def _bring_into_sight(focused: QWidget) -> None:
    """Scroll to what has the focus still, once the layout is done."""
    around = focused.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and focused.hasFocus():
        around.ensureWidgetVisible(focused, 0, theme.px(_CLEAR))


def page_margins(width_class: str) -> tuple[int, int]:
    """Left and right padding of a page, and the gap below its header."""
    side = 28 if width_class == theme.WIDE else 20
    return theme.px(side if width_class != theme.NARROW else 14), theme.px(12)
