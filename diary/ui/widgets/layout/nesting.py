"""Nests layouts without leaving Python wrappers that outlive Qt's layout items.

`QLayout.itemAt`, called from Python, creates a wrapper of the item that lives as long as that of the layout, and so
does `addLayout` for every item in the inner layout. Qt deletes an item together with its widget without notifying
PySide, and a later object at the same address is then taken for the former item: it has the wrong methods, or the
process crashes in the event loop. Only this module adds a layout to a layout or asks for an item
(`tests/ui/test_layout_items.py`).
"""

from PySide6.QtWidgets import QBoxLayout, QLayout
from shiboken6 import invalidate

from diary.ui.widgets.wrapping import WrappingLayout


def add_layout(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """Append a layout, which may already be filled."""
    outer.addLayout(inner, stretch)
    _forget_items(inner)


def insert_layout(outer: QBoxLayout, place: int, inner: QLayout) -> None:
    """Insert a layout at that index, which may already be filled."""
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
