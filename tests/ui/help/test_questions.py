"""Help in the window: F1 on a page, searching, the keys of the list, and the answer where there is little room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from diary.ui.help.page import HelpPage
from diary.ui.main_window import MainWindow
from tests.ui.windows import named, until, window_on


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as shown:
        yield shown


def help_page(window: MainWindow) -> HelpPage:
    page = window.page("help")
    assert isinstance(page, HelpPage)
    return page


def press_f1(window: MainWindow, qtbot: QtBot) -> HelpPage:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    page = help_page(window)
    until(qtbot, page.isVisible)
    return page


def answer(page: HelpPage) -> str:
    return page.questions.answer.area.accessibleName()


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("today", "What do I rate?"),
        ("history", "I forgot some days."),
        ("visits", "How do I remember what to ask?"),
        ("preferences#backups", "Where is my diary kept, and how do I get it back?"),
    ],
)
def test_f1_opens_the_part_of_the_page(window: MainWindow, qtbot: QtBot, place: str, title: str) -> None:
    window._open("help#accessibility")
    window._open(place)
    page = press_f1(window, qtbot)
    assert page.shown == "questions"
    row = next(row for row in page.questions.list.rows.values() if row.isChecked())
    assert row.text() == answer(page) == title
    assert QApplication.focusWidget() is row


def test_the_keys_of_the_list_show_the_answer_and_end_leads_to_when_to_get_help(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = press_f1(window, qtbot)
    rows = page.questions.list.rows
    qtbot.keyClick(rows["what-do-i-rate"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows["what-is-a-4"]
    assert answer(page) == "What is a 4?"
    qtbot.keyClick(rows["what-is-a-4"], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.questions.answer.area
    qtbot.keyClick(rows["what-is-a-4"], Qt.Key.Key_End)
    until(qtbot, lambda: page.header.title == "When to get help")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.shown == "questions"
    assert QApplication.focusWidget() is rows["get-help"]
    assert answer(page) == "When to get help"
    qtbot.keyClick(rows["get-help"], Qt.Key.Key_Home)
    assert answer(page) == "What do I rate?"


def test_searching_narrows_the_list_and_says_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    page = press_f1(window, qtbot)
    view = page.questions
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is view.search
    qtbot.keyClicks(view.search, "doctor")
    until(qtbot, lambda: answer(page) == "How do I show my practitioner?")
    assert [key for key, row in view.list.rows.items() if row.isVisible()] == ["practitioner", "get-help"]
    view.search.setText("xylophone")
    until(qtbot, lambda: answer(page) == "Nothing found")
    assert [key for key, row in view.list.rows.items() if row.isVisible()] == ["get-help"]
    qtbot.keyClick(view.search, Qt.Key.Key_Escape)
    assert all(row.isVisible() for row in view.list.rows.values())
    assert QApplication.focusWidget() is view.search


def test_the_button_of_an_answer_leads_to_what_it_speaks_of(window: MainWindow, qtbot: QtBot) -> None:
    page = press_f1(window, qtbot)
    page.questions.open_question("two-computers")
    qtbot.mouseClick(named(page.questions.answer, QPushButton, "Join with another diary"), Qt.MouseButton.LeftButton)
    assert window.page("preferences").place() == "join"
    window._open("help")
    page.questions.open_question("figures")
    qtbot.mouseClick(named(page.questions.answer, QPushButton, "Behind the figures"), Qt.MouseButton.LeftButton)
    assert page.shown == "figures"


def test_an_answer_names_its_neighbours(window: MainWindow, qtbot: QtBot) -> None:
    page = press_f1(window, qtbot)
    near = named(page.questions.answer, QPushButton, "Is it numbness or tingling?")
    qtbot.mouseClick(near, Qt.MouseButton.LeftButton)
    assert answer(page) == "Is it numbness or tingling?"
    assert page.questions.list.choice == "numbness-or-tingling"


def test_in_a_small_window_the_answer_comes_in_the_place_of_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    page = press_f1(window, qtbot)
    view, row = page.questions, page.questions.list.rows["yesterday"]
    until(qtbot, lambda: not view.answer.isVisible())
    assert not page.back.isVisible()
    row.click()
    until(qtbot, view.answer.isVisible)
    assert not view.list.isVisible()
    assert page.back.isVisible()
    assert QApplication.focusWidget() is view.answer.area
    qtbot.keyClick(view.answer.area, Qt.Key.Key_Escape)
    until(qtbot, view.list.isVisible)
    assert QApplication.focusWidget() is row
    assert not page.back.isVisible()


def test_the_second_tab_has_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = press_f1(window, qtbot)
    page.tabs.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Right)
    assert page.shown == "keys"
    assert any(one.text() == "Shift+F1" for one in page.view("keys").findChildren(QLabel))
    page.go_back()
    assert page.shown == page.tabs.choice == "questions"


def test_f1_again_where_help_is_open_leads_up(window: MainWindow, qtbot: QtBot) -> None:
    page = press_f1(window, qtbot)
    named(page, QPushButton, "Behind the figures").click()
    assert page.shown == "figures"
    press_f1(window, qtbot)
    assert page.shown == "questions"
