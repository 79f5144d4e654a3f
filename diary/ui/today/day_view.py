"""The base class of the views of the evening log."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.layout.scrolling import beside_gutter


class DayView(QWidget):
    """A view of one day that fills the page; input is applied to the journal at once.

    The page calls `offer`, then `show_day` with an excerpt of the day and the day before, `take_up` before it shows
    something else, and `set_width_class` when the window's width class changes. `title` is the page's heading, empty
    for the date; `head_buttons` are placed beside it, `foot_buttons` beside Done.

    `left` asks to return to the log, `page_wanted` for another page like `Page.page_wanted`, `close_wanted` to close
    the window.
    """

    left = Signal()
    page_wanted = Signal(str)
    close_wanted = Signal()
    is_ringed = False
    """Whether it reserves a left margin for widgets without room for a focus ring of their own."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.settings, self.today = journal, settings, today
        self.day = today

    @property
    def title(self) -> str:
        return ""

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        return ()

    @property
    def foot_buttons(self) -> tuple[QWidget, ...]:
        return ()

    def offer(self, excerpt: Excerpt) -> None:
        """Create the controls that the settings ask for; the excerpt has the user-defined items."""

    def show_day(self, excerpt: Excerpt, day: date) -> None:  # noqa: ARG002 - views that override this use it
        """Show the diary's data of `day`."""
        self.day = day

    def take_up(self) -> None:
        """Save pending text."""

    def focus_first(self) -> None:
        """Focus the first control."""

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        left = side - theme.px(painting.RING) if self.is_ringed else side
        self.setContentsMargins(left, theme.px(8), beside_gutter(side), gap)

    def close_view(self) -> None:
        """Stop the worker threads."""
