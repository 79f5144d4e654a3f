"""No Python wrapper of a layout item outlives the item."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, invalidate

from diary.ui.pages import PAGES
from diary.ui.widgets.layout.nesting import add_layout, insert_layout
from diary.ui.widgets.tab_order import stops_in
from diary.ui.widgets.wrapping import FlowLayout, WrappingLayout
from tests import structure
from tests.ui.windows import window_on

_ITEMS = re.compile(r"\.(itemAt|addLayout|insertLayout)\(")


def kept_in_python() -> set[int]:
    """The items that our own layouts hold, and release when Qt takes them."""
    layouts = [one for one in getAllValidWrappers() if isinstance(one, WrappingLayout)]
    return {id(item) for layout in layouts for item in layout._items}


def items() -> list[QLayoutItem]:
    return [one for one in getAllValidWrappers() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]


def wrappers() -> list[QLayoutItem]:
    """The wrappers that are not released when Qt deletes their items."""
    held = kept_in_python()
    return [one for one in items() if id(one) not in held]


@pytest.fixture(autouse=True)
def nothing_left() -> None:
    """Discard the remains of other tests' layouts."""
    for item in wrappers():
        invalidate(item)


@pytest.fixture
def filled(qtbot: QtBot) -> QWidget:
    around = QWidget()
    qtbot.addWidget(around)
    whole, line, grid = QVBoxLayout(around), QHBoxLayout(), QGridLayout()
    line.addWidget(QLabel("first"))
    line.addStretch()
    grid.addWidget(QLabel("second"), 0, 1)
    add_layout(line, grid)
    add_layout(whole, line, 1)
    insert_layout(whole, 0, QHBoxLayout())
    return around


def test_a_filled_layout_within_another_leaves_no_wrapper(filled: QWidget) -> None:
    assert wrappers() == []
    for label in filled.findChildren(QLabel):
        label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert wrappers() == []


def test_a_filled_layout_in_python_gives_its_items_away(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    whole, line, flow = QVBoxLayout(around), QHBoxLayout(), FlowLayout()
    first, second = QLabel("first"), QLabel("second")
    flow.addWidget(first)
    flow.addWidget(second)
    add_layout(line, flow)
    add_layout(whole, line)
    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert flow.count() == 1
    assert len(kept_in_python()) == 1
    assert wrappers() == []
    assert flow.indexOf(second) == 0
    around.adjustSize()
    assert second.geometry().isValid()


def test_no_page_and_no_tab_leaves_a_wrapper(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        for page in PAGES:
            window.show_page(page.key)
            assert stops_in(window)
            QTest.keyClick(window, Qt.Key.Key_Tab)
            assert wrappers() == []


def test_nothing_else_asks_for_an_item_or_nests_a_layout() -> None:
    places = [
        f"{module.name}:{number}"
        for module in structure.modules("diary")
        for number, line in enumerate(module.text.splitlines(), 1)
        if _ITEMS.search(line) and not module.name.endswith("layout/nesting.py")
    ]
    assert places == []
