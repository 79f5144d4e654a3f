"""Helpers that take the widgets out of a layout."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Remove all widgets of the layout and let Qt delete them."""
    while item := layout.takeAt(0):
        if former := item.widget():
            former.hide()
            former.deleteLater()


def detach(*layouts: QLayout) -> None:
    """Remove all widgets from the layouts and hide them, without deleting them."""
    for layout in layouts:
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
