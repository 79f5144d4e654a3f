"""Taking the widgets out of a layout that is to be filled anew."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Remove all widgets of the layout and let Qt delete them."""
    while item := layout.takeAt(0):
        if former := item.widget():
            former.hide()
            former.deleteLater()


def detach(*layouts: QLayout) -> None:
    """Take all widgets out of the layouts and hide them; they are kept for another time."""
    for layout in layouts:
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
