"""The overlay over the window while a dialog is open."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.widgets.dimming import Dimming
from tests.ui.windows import until


class Dimmed(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.dimming = Dimming(self)

    def event(self, event: QEvent) -> bool:
        self.dimming.follow(event)
        return super().event(event)


def test_any_dialog_dims_the_window_until_the_last_is_closed(qtbot: QtBot) -> None:
    window = Dimmed()
    qtbot.addWidget(window)
    dimming = window.dimming
    window.show()
    outer = QDialog(window)
    outer.setModal(True)
    outer.open()
    until(qtbot, lambda: dimming.is_dimmed)
    inner = QMessageBox(QMessageBox.Icon.NoIcon, "Title", "Question?", parent=outer)
    inner.open()
    inner.reject()
    assert dimming.is_dimmed
    outer.reject()
    until(qtbot, lambda: not dimming.is_dimmed)


def test_the_paper_follows_the_size_of_the_window(qtbot: QtBot) -> None:
    window = Dimmed()
    qtbot.addWidget(window)
    dimming = window.dimming
    window.resize(300, 200)
    window.show()
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.open()
    until(qtbot, lambda: dimming.is_dimmed)
    window.resize(500, 400)
    until(
        qtbot,
        lambda: (
            [one.size() for one in window.children() if isinstance(one, QWidget) and not one.isWindow()]
            == [window.size()]
        ),
    )
    dialog.reject()


def test_a_dialog_without_modality_dims_nothing(qtbot: QtBot) -> None:
    window = Dimmed()
    qtbot.addWidget(window)
    dimming = window.dimming
    window.show()
    dialog = QDialog(window)
    dialog.show()
    until(qtbot, dialog.isVisible)
    assert not dimming.is_dimmed
    dialog.close()
