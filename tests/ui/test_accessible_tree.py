"""The accessible tree: its order, its extents, and no picture without a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.ui import pages
from diary.ui.main_window import MainWindow
from diary.ui.widgets import accessible_tree
from tests.ui.windows import until, window_on

TODAYS_VIEWS = ("where", "more", "now", "change")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    accessible_tree.install()
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def tree(top: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """The interface and all of its visible descendants, in the order of a screen reader."""
    if top is None or not top.isValid() or top.state().invisible:
        return
    yield top
    for number in range(top.childCount()):
        yield from tree(top.child(number))


def shown(window: MainWindow, place: str) -> list[QAccessibleInterface]:
    """The tree of a page, or of a view of Today."""
    if place in TODAYS_VIEWS:
        window.today_page.open_view(place)
    else:
        window.show_page(place)
    return list(tree(QAccessible.queryAccessibleInterface(window)))


def name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


@pytest.mark.parametrize("place", [*(entry.key for entry in pages.PAGES), *TODAYS_VIEWS])
def test_no_picture_is_without_a_name_and_the_extents_of_a_control_are_its_own(
    window: MainWindow, place: str, qtbot: QtBot
) -> None:
    until(qtbot, window.isActiveWindow)
    interfaces = shown(window, place)
    assert [one.object() for one in interfaces if one.role() == QAccessible.Role.Graphic and not name(one)] == []
    controls = [one for one in interfaces if isinstance(one.object(), QAbstractButton)]
    assert len(controls) >= 7, "those of the rail at least"
    for one in controls:
        widget = one.object()
        assert isinstance(widget, QWidget)
        assert one.rect() == QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()), (place, name(one))


def test_the_evening_is_read_in_its_order(window: MainWindow) -> None:
    wanted = [
        *("How I felt in the past 24 hours", "0 is none", "Numbness", "Numbness, past 24 hours", "0", "10"),
        *("Pain", "Pain, past 24 hours", "Exercises", "Calf stretch", "Treatments", "Tablets", "Where, Not recorded"),
        *("Sleep and falls", "A sentence about the day", "Finish today"),
    ]
    names = iter([name(one) for one in shown(window, "today")])
    assert [begin for begin in wanted if not any(one.startswith(begin) for one in names)] == []


def test_what_a_screen_reader_knew_before_is_given_its_extents(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accessible_tree, "_styles", [])
    monkeypatch.setattr(QAccessible, "installFactory", lambda _factory: None)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    accessible_tree.install()
    [style] = accessible_tree._styles
    cells = [*window.today_page.findChildren(QCheckBox), *window.today_page.findChildren(QRadioButton)]
    assert cells
    assert {cell.style() is style for cell in cells} == {True}
