"""What the views of the form have in common."""

from diary.ui.page_stack import StackedView

PAPER, EARLIER = "paper", "earlier"
"""The places of the form on paper and of its earlier answers; that of all blocks is empty, of a block its key."""


class HealthView(StackedView):
    """A view of the page: all blocks, one of them, the form on paper, or its earlier answers."""

    def press_print(self) -> None:
        """Print, or lead to where that is done."""
        self.place_wanted.emit(PAPER)
