"""The base class of the views of the form."""

from diary.ui.page_stack import StackedView

PAPER, EARLIER = "paper", "earlier"
"""The places of print view and earlier answers. The place of a block is its key, that of the overview is empty."""


class HealthView(StackedView):
    """The overview, a block, the print view, or the earlier answers."""

    def press_print(self) -> None:
        """Print (Ctrl+P): by default, go to the print view."""
        self.place_wanted.emit(PAPER)
