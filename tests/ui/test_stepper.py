"""The stepper's buttons are as large as a trembling hand needs."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.ui.widgets.inputs.stepper import Stepper


def test_minus_and_plus_are_48_pixels(qtbot: QtBot) -> None:
    stepper = Stepper("Minutes", "", 1, 300, 5)
    qtbot.addWidget(stepper)
    stepper.show()
    buttons = stepper.findChildren(QPushButton)
    assert len(buttons) == 2
    assert all(min(one.width(), one.height()) >= 48 for one in buttons)
