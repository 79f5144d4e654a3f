"""The menu bar on macOS; on other platforms the window has none.

Its entries have no shortcuts, as these would be ambiguous with the window's own.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from diary import APP_NAME
from diary.i18n import _
from diary.ui.protection.blocking_screen import BlockingScreen

if TYPE_CHECKING:
    from diary.ui.main_window import MainWindow


def menus(window: "MainWindow") -> QMenuBar:
    """The menu bar of the window: entries that macOS moves into the application menu, and Edit, Window and Help."""
    bar = QMenuBar()
    edit, of_window, to_help = (bar.addMenu(name) for name in (_("Edit"), _("Window"), _("Help")))
    about = _("About {program}").format(program=APP_NAME)
    _add(edit, about, lambda: _show(window, "preferences", "about"), QAction.MenuRole.AboutRole)
    _add(edit, _("Settings"), lambda: _show(window, "preferences"), QAction.MenuRole.PreferencesRole)
    _add(edit, _("Quit"), window.close, QAction.MenuRole.QuitRole)
    _add(edit, _("Undo"), lambda: _step(window, window.journal.undo))
    _add(edit, _("Redo"), lambda: _step(window, window.journal.redo))
    _add(of_window, _("Minimize"), window.showMinimized)
    _add(of_window, _("Zoom"), lambda: window.showNormal() if window.isMaximized() else window.showMaximized())
    _add(to_help, _("Help"), lambda: _show(window, "help"))
    return bar


def _add(menu: QMenu, name: str, act: Callable[[], object], role: QAction.MenuRole = QAction.MenuRole.NoRole) -> None:
    action = menu.addAction(name)
    action.setMenuRole(role)
    action.triggered.connect(lambda _checked=False: act())


def _is_open(window: "MainWindow") -> bool:
    """Whether the diary is shown, and not a blocking screen such as the lock screen."""
    return not isinstance(window.centralWidget(), BlockingScreen)


def _step(window: "MainWindow", act: Callable[[], None]) -> None:
    if _is_open(window):
        act()


def _show(window: "MainWindow", page: str, place: str = "") -> None:
    if _is_open(window):
        window.show_page(page)
        if place:
            window.page(page).open_place(place)
