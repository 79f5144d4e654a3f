"""PySide6 6.12.0 on Python 3.11 loses a reference to None with every call and aborts after some thousand."""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _number in range(2000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 200
