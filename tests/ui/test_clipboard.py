"""Copied content is removed from the clipboard, but not that of other programs."""

import pytest
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from diary.ui import clipboard


def picture(colour: str) -> QImage:
    made = QImage(4, 4, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


@pytest.fixture(autouse=True)
def empty(qtbot: QtBot) -> None:
    del qtbot
    clipboard.copy_text("")
    QGuiApplication.clipboard().clear()


def test_a_text_and_a_picture_that_were_copied_are_taken_off() -> None:
    board = QGuiApplication.clipboard()
    clipboard.copy_text("Warm feet.")
    assert board.text() == "Warm feet."
    clipboard.clear_own()
    assert board.text() == ""
    clipboard.copy_image(picture("red"))
    assert board.image().width() == 4
    clipboard.clear_own()
    assert board.image().isNull()


def test_what_another_program_put_there_since_stays() -> None:
    board = QGuiApplication.clipboard()
    clipboard.copy_text("Warm feet.")
    board.setText("A letter.")
    clipboard.clear_own()
    assert board.text() == "A letter."
    clipboard.copy_image(picture("red"))
    board.setImage(picture("blue"))
    clipboard.clear_own()
    assert board.image().pixelColor(0, 0) == QColor("blue")


def test_what_was_copied_out_of_a_field_is_taken_off_where_the_platform_says_whose_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = QGuiApplication.clipboard()
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: True)
    board.setText("Typed into a field.")
    clipboard.clear_own()
    assert board.text() == ""


def test_a_text_that_is_copied_elsewhere_after_the_lock_is_not_taken_for_ours() -> None:
    board = QGuiApplication.clipboard()
    clipboard.copy_text("Warm feet.")
    clipboard.clear_own()
    board.setText("Warm feet.")
    clipboard.clear_own()
    assert board.text() == "Warm feet."
