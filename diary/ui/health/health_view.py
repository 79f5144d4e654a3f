"""What the views of the form have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.domain.excerpt import Excerpt

PAPER, EARLIER = "paper", "earlier"
"""The places of the form on paper and of its earlier answers; that of all blocks is empty, of a block its key."""


class HealthView(QWidget):
    """A view of the page: all blocks, one of them, the form on paper, or its earlier answers.

    The page calls `begin` when the view comes to the front, and `show_diary` then and after each change.
    `changes_made` carries changes, the words of the toast, and the step of undoing that they belong to;
    `place_wanted` the place of another view. A view that does not `scrolls` has areas of its own that do.
    """

    changes_made = Signal(object, str, str)
    place_wanted = Signal(str)
    scrolls = True

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
        """Put the focus where a person begins."""

    def press_primary(self) -> None:
        """Do what the main button does."""

    def press_print(self) -> None:
        """Print, or lead to where that is done."""
        self.place_wanted.emit(PAPER)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""

    def close_view(self) -> None:
        """Stop what runs in the background."""
