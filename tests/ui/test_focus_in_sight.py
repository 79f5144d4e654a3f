"""The focus widget is kept visible until the person clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.focus_in_sight import FocusInSight
from diary.ui.last_click import LastClick
from tests.ui.windows import until


class Scrolled(QWidget):
    """A window in which twelve buttons scroll below a label."""

    def __init__(self) -> None:
        super().__init__()
        self.area, content = QScrollArea(self), QWidget()
        self.above = QLabel("")
        column, rows = QVBoxLayout(self), QVBoxLayout(content)
        rows.addWidget(self.above)
        self.buttons = [QPushButton(f"Button {number}") for number in range(12)]
        for button in self.buttons:
            button.setMinimumHeight(60)
            rows.addWidget(button)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        column.addWidget(self.area)
        self.resize(300, 300)
        self.in_sight = FocusInSight(self, LastClick(self))
        self.in_sight.begin()

    def is_seen(self, button: QPushButton) -> bool:
        top = button.mapTo(self.area.viewport(), QPoint()).y()
        return top >= 0 and top + button.height() <= self.area.viewport().height()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Scrolled]:
    made = Scrolled()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    until(qtbot, made.isActiveWindow)
    yield made
    made.close()


def test_it_follows_the_focus_and_the_layout_and_lets_go_on_a_click(window: Scrolled, qtbot: QtBot) -> None:
    window.buttons[9].setFocus(Qt.FocusReason.TabFocusReason)
    until(qtbot, lambda: window.is_seen(window.buttons[9]))
    window.above.setMinimumHeight(400)
    until(qtbot, lambda: window.area.verticalScrollBar().maximum() > 700 and window.is_seen(window.buttons[9]))
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    place = window.area.verticalScrollBar().value()
    window.above.setMinimumHeight(800)
    until(qtbot, lambda: window.area.verticalScrollBar().maximum() > 1100)
    assert window.area.verticalScrollBar().value() == place


def test_the_window_is_watched_once_and_again_after_it_was_destroyed(
    window: Scrolled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[QObject] = []
    removed: list[QObject] = []
    install, remove = QWindow.installEventFilter, QWindow.removeEventFilter

    def counted(handle: QWindow, by: QObject) -> None:
        installed.append(by)
        install(handle, by)

    def counted_away(handle: QWindow, by: QObject) -> None:
        removed.append(by)
        remove(handle, by)

    monkeypatch.setattr(QWindow, "installEventFilter", counted)
    monkeypatch.setattr(QWindow, "removeEventFilter", counted_away)
    for button in (*window.buttons, *window.buttons):
        button.setFocus(Qt.FocusReason.TabFocusReason)
    assert installed == []
    window.destroy()
    assert len(removed) == 1
    window.create()
    window.show()
    window.activateWindow()
    until(qtbot, lambda: len(installed) == 1)
