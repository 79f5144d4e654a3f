"""The menus of macOS have the expected entries and roles, and no shortcut that the window has already."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.storage.errors import LockedError, storage_error
from diary.ui.mac_menus import menus
from diary.ui.main_window import MainWindow
from diary.ui.page import Page
from diary.ui.protection import session_end
from tests.ui.windows import TODAY, window_on

Role = QAction.MenuRole


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as shown:
        yield shown


def actions(bar: QMenuBar) -> dict[str, QAction]:
    return {one.text(): one for menu in bar.findChildren(QMenu) for one in menu.actions()}


def rate(window: MainWindow, value: int = 6) -> None:
    window.journal.change_day(TODAY, lambda day: evening.rate(day, TODAY, "pain", value))


def test_each_thing_of_the_menus_does_what_it_says(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = menus(window)
    shown = actions(bar)
    roles = {name: one.menuRole() for name, one in shown.items() if one.menuRole() != Role.NoRole}
    assert roles == {
        "About Neuropathy Diary": Role.AboutRole,
        "Settings": Role.PreferencesRole,
        "Quit": Role.QuitRole,
    }
    assert all(one.shortcut().isEmpty() for one in shown.values())
    opened: list[str] = []
    monkeypatch.setattr(window, "show_page", opened.append)
    monkeypatch.setattr(type(window.page("preferences")), "open_place", lambda _page, place: opened.append(f"#{place}"))
    for name in ("About Neuropathy Diary", "Settings", "Help"):
        shown[name].trigger()
    assert opened == ["preferences", "#about", "preferences", "help"]
    rate(window)
    assert window.journal.queue.unwritten
    shown["Undo"].trigger()
    shown["Redo"].trigger()
    window.block(storage_error(LockedError, Path("diary.sqlite")))
    opened.clear()
    shown["Undo"].trigger()
    shown["Settings"].trigger()
    assert not opened, "behind the lock nothing is opened or undone"


def test_what_was_entered_is_on_disk_when_the_session_ends(window: MainWindow) -> None:
    rate(window)
    assert window.journal.queue.unwritten
    assert session_end.save(window.findChildren(Page), window.journal) == ""
    assert not window.journal.queue.unwritten
    rate(window, 3)
    assert window.isVisible(), "the session may go on"
    assert window.journal.queue.unwritten
    assert session_end.save(window.findChildren(Page), window.journal) == ""
    assert not window.journal.queue.unwritten
