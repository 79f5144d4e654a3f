"""Context menus with the actions of a widget's buttons."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from diary.ui import theme
from diary.ui.widgets.label import menu_text


class MenuEntry(NamedTuple):
    """An entry of the menu: its label, its action, and its icon."""

    words: str
    act: Callable[[], object]
    icon: str = ""


def offer_menu(widget: QWidget, entries: Callable[[QPoint], Sequence[MenuEntry]]) -> None:
    """Give the widget a context menu, which opens by the pointer and by the Menu key.

    `entries` is called when it opens, with a position in the widget; if it returns none, there is no menu.
    """
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(lambda place: _open(widget, place, entries(place)))


def _open(widget: QWidget, place: QPoint, entries: Sequence[MenuEntry]) -> None:
    if entries:
        around = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        menu_of(widget, entries).popup(around.mapToGlobal(place))


def menu_of(widget: QWidget, entries: Sequence[MenuEntry]) -> QMenu:
    """The menu with these entries, which is deleted when it closes."""
    menu = QMenu(widget)
    menu.setFont(theme.font("button"))
    menu.setStyleSheet(theme.menu_style())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        action = menu.addAction(menu_text(entry.words))
        if entry.icon:
            action.setIcon(QIcon(theme.pixmap(entry.icon)))
        action.triggered.connect(lambda _checked=False, act=entry.act: act())
    return menu
