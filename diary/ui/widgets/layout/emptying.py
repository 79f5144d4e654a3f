"""Removes widgets from layouts."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Remove all widgets of the layout and have Qt delete them."""
    while item := layout.takeAt(0):
        if former := item.widget():
            former.hide()
            former.deleteLater()


@contextmanager
def refilled(holder: QWidget) -> Iterator[None]:
    """Context manager: empty the layout of `holder`, which is hidden while it is filled again.

    Otherwise each widget that is shown or hidden would trigger a layout of the whole page, and the first paint might
    precede the last of them.
    """
    holder.hide()
    if (layout := holder.layout()) is not None:
        empty(layout)
    yield
    holder.show()


def detach(*layouts: QLayout) -> None:
    """Remove all widgets from the layouts and hide them, without deleting them."""
    for layout in layouts:
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
