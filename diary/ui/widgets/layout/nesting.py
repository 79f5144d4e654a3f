"""Layouts within layouts, without wrappers that outlive the items of Qt.

`QLayout.itemAt`, called from Python, makes a wrapper of the item that lives as long as that of the layout, and so does
`addLayout` for every item that is in the inner layout by then. Qt deletes an item together with its widget, PySide is
not told, and what is made at the same address later is taken for the former item: it has the wrong methods, or the
process crashes in the event loop. Nothing but this module adds a layout to a layout or asks for an item
(`tests/ui/test_layout_items.py`).
"""

from PySide6.QtWidgets import QBoxLayout, QLayout
from shiboken6 import invalidate

from diary.ui.widgets.wrapping import WrappingLayout


def add_layout(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """Append a layout, also one that is filled already."""
    outer.addLayout(inner, stretch)
    _forget_items(inner)


def insert_layout(outer: QBoxLayout, place: int, inner: QLayout) -> None:
    """Insert a layout before that place, also one that is filled already."""
    outer.insertLayout(place, inner)
    _forget_items(inner)


def _forget_items(layout: QLayout) -> None:
    if isinstance(layout, WrappingLayout):
        layout.renew_items()
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None and not isinstance(item, QLayout):
            invalidate(item)
    for inner in layout.children():
        if isinstance(inner, QLayout):
            _forget_items(inner)
