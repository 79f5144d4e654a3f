"""What has the focus is kept in sight, until somebody clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.focus_in_sight import FocusInSight
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
        self.in_sight = FocusInSight(self)

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


def test_the_window_is_watched_once_and_again_after_it_was_closed(
    window: Scrolled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[QObject] = []
    install = QWindow.installEventFilter

    def counted(handle: QWindow, by: QObject) -> None:
        installed.append(by)
        install(handle, by)

    monkeypatch.setattr(QWindow, "installEventFilter", counted)
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    for button in (*window.buttons, *window.buttons):
        button.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(installed) <= 1
    window.close()
    assert window.in_sight._watched is None
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.buttons[3].setFocus(Qt.FocusReason.TabFocusReason)
    until(qtbot, lambda: window.in_sight._watched is window.windowHandle())
