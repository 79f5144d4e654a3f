"""What the views of the evening log have in common."""

from datetime import date

from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt
from diary.settings import Settings
from diary.ui import theme
from diary.ui.page import page_margins


class DayView(QWidget):
    """A view of one day that takes the whole page.

    The page calls `show_settings`, then `show_day` with an excerpt that reaches from the day before to the day,
    `take_up` before it shows something else, and `set_breadth` when the window's width class changes. `title` is the
    page's heading, the date where it is empty; `head_buttons` stand beside it and `foot_buttons` beside Done.
    """

    @property
    def title(self) -> str:
        return ""

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        return ()

    @property
    def foot_buttons(self) -> tuple[QWidget, ...]:
        return ()

    def show_settings(self, settings: Settings, excerpt: Excerpt) -> None:
        """Offer what the person has chosen; the excerpt knows what is the person's own."""

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds for `day`."""

    def take_up(self) -> None:
        """Hand over what is still being typed."""

    def focus_first(self) -> None:
        """Put the focus where a person begins."""

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self.setContentsMargins(side, theme.px(8), side, gap)
