"""What numbness, tingling and pain are, one key away from the scales, and the person's own words beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.words_view import WordsView
from tests.ui.windows import until, window_on

NUMB = "I feel less or nothing when something touches me."


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as shown:
        yield shown


def notes(window: MainWindow) -> list[str]:
    """What stands below the name of each symptom."""
    rows = window.today_page._views.log.ratings.values()
    return [row._note.text() for row in rows if isinstance(row._note, QLabel) and row._note.isVisible()]


def test_one_key_shows_the_definitions_and_the_same_key_hides_them(window: MainWindow, qtbot: QtBot) -> None:
    scale = window.today_page._views.log.ratings["numbness"].scale
    scale.setFocus()
    assert notes(window) == []
    qtbot.keyClick(scale, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    until(qtbot, lambda: len(notes(window)) == 3)
    assert notes(window)[0] == NUMB
    assert notes(window)[2] == "It hurts."
    assert QApplication.focusWidget() is scale
    assert window._settings.value.definitions_shown
    qtbot.keyClick(scale, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    until(qtbot, lambda: notes(window) == [])
    assert not window._settings.value.definitions_shown


def test_the_button_does_the_same(window: MainWindow, qtbot: QtBot) -> None:
    button = window.today_page._views.log._felt.what
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(notes(window)) == 3)


def test_my_words_are_typed_in_settings_and_stand_beside_the_scale(window: MainWindow, qtbot: QtBot) -> None:
    window._open("preferences#words")
    view = cast("WordsView", cast("PreferencesPage", window.page("preferences")).view("words"))
    assert view.phrase.accessibleName() == "Numbness, in my own words"
    qtbot.keyClicks(view.phrase, "walking on  cotton wool")
    qtbot.keyClick(view.phrase, Qt.Key.Key_Return)
    assert view.symptom is not None
    view.symptom._choose("tingling")
    assert view.phrase.text() == ""
    view.symptom._choose("numbness")
    assert view.phrase.text() == "walking on cotton wool"
    window._open("today")
    until(qtbot, lambda: notes(window) == ["In my words: walking on cotton wool"])
    window.today_page._views.log._felt.what.click()
    until(qtbot, lambda: notes(window)[0] == f"{NUMB}\nIn my words: walking on cotton wool")
    window.journal.undo()
    until(qtbot, lambda: notes(window)[0] == NUMB)


def test_what_is_not_one_of_the_three_has_no_phrase(window: MainWindow) -> None:
    window._settings.set("symptoms", ("numbness", "burning"))
    window._open("preferences#words")
    view = cast("WordsView", cast("PreferencesPage", window.page("preferences")).view("words"))
    assert view.symptom is not None
    view.symptom._choose("burning")
    assert not view._own.isVisible()
