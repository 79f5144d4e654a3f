"""“When to get help” in the window: one key away, with the person's numbers, printed, and before a locked diary."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast
from unittest import mock

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.help.get_help import get_help
from diary.storage.errors import LockedError, storage_error
from diary.ui import locale_format
from diary.ui.help.get_help_dialog import GetHelpDialog
from diary.ui.help.get_help_view import GetHelpView
from diary.ui.help.numbers_view import NumbersView
from diary.ui.help.page import HelpPage
from diary.ui.main_window import MainWindow
from tests.ui.windows import named, until, window_on

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with (
        mock.patch.object(locale_format, "_habits", [QLocale("en-GB")]),
        window_on(tmp_path / "d.sqlite", qtbot) as shown,
    ):
        yield shown


def get_help_view(window: MainWindow) -> GetHelpView:
    return cast("GetHelpView", cast("HelpPage", window.page("help")).view("get-help"))


def words(view: GetHelpView | GetHelpDialog) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def test_it_is_scrolled_to_its_end_and_back_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    window.show_page("today", leads_in=True)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1, SHIFT)
    view = get_help_view(window)
    until(qtbot, lambda: view.area.hasFocus() and view.area.verticalScrollBar().maximum() > 0)
    bar = view.area.verticalScrollBar()
    qtbot.keyClick(view.area, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view.area, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_shift_f1_shows_it_and_escape_leads_back_to_what_had_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("exercises")
    window.show_page("today", leads_in=True)
    before = QApplication.focusWidget()
    assert before is not None
    qtbot.keyClick(before, Qt.Key.Key_F1, SHIFT)
    view = get_help_view(window)
    until(qtbot, view.isVisible)
    assert window.page("help").header.title == "When to get help"
    assert QApplication.focusWidget() is view.area
    shown = words(view)
    assert {"999 or 112", get_help().check_number} <= set(shown)
    assert any(text.startswith("A foot that is hot, red or swollen") for text in shown)
    qtbot.keyClick(view.area, Qt.Key.Key_Escape)
    until(qtbot, window.today_page.isVisible)
    assert QApplication.focusWidget() is before
    qtbot.keyClick(before, Qt.Key.Key_F1)
    assert window.page("help").header.title == "Help"


def test_the_numbers_are_changed_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    window._open("help#get-help")
    view = get_help_view(window)
    page = cast("HelpPage", window.page("help"))
    view.change.setFocus()
    qtbot.keyClick(view.change, Qt.Key.Key_Return)
    form = cast("NumbersView", page.view("numbers"))
    assert form.isVisible()
    form.country._choose("FR")
    qtbot.keyClicks(form.fields["practice_number"], " 01 23  45 ")
    qtbot.keyClick(form.fields["practice_number"], Qt.Key.Key_Escape)
    assert view.isVisible()
    assert page.settings.value.practice_number == "01 23 45"
    assert {"15 or 112 (114 for deaf people)", "01 23 45", "not filled in"} <= set(words(view))
    qtbot.keyClick(view.change, Qt.Key.Key_Return)
    qtbot.keyClicks(form.fields["emergency_number"], "18")
    form.done.click()
    assert "18" in words(view)


def test_a_country_that_is_not_known_has_no_number(window: MainWindow) -> None:
    with mock.patch.object(locale_format, "_habits", [QLocale("ar-MA")]):
        window._open("help#get-help")
        view = get_help_view(window)
        assert not view._emergency.isVisible()
        assert words(view).count("not filled in") == 3
        assert get_help().check_number not in words(view)
        cast("HelpPage", window.page("help")).show_place("numbers")
        form = cast("NumbersView", cast("HelpPage", window.page("help")).view("numbers"))
        assert form._preset.text() == "No emergency number is known here. Please type it below."


def test_it_is_printed_with_the_numbers(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window._open("help#get-help")
    view = get_help_view(window)
    file = tmp_path / "printed.pdf"

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFileName(str(file))
        return True

    view.output.choose_printer = choose
    view.print.click()
    until(qtbot, lambda: view.news.words == "The page was sent to the printer")
    assert file.read_bytes().startswith(b"%PDF")


def test_it_is_shown_in_front_of_a_locked_diary_where_nothing_can_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    window.block(storage_error(LockedError, window._path))
    qtbot.keyClick(window, Qt.Key.Key_F1, SHIFT)
    dialog = window.findChild(GetHelpDialog)
    assert dialog is not None
    until(qtbot, dialog.isVisible)
    assert "999 or 112" in words(dialog)
    assert not named(dialog, QPushButton, "Change my numbers").isVisible()
    qtbot.keyClick(dialog.view.area, Qt.Key.Key_Escape)
    until(qtbot, lambda: not window.findChildren(GetHelpDialog))


def test_nothing_on_it_depends_on_the_diary(window: MainWindow) -> None:
    window._open("help#get-help")
    view = get_help_view(window)
    before = words(view)
    with mock.patch.object(window.journal, "day", side_effect=AssertionError("the diary was read")):
        window.page("help").refresh()
        cast("HelpPage", window.page("help")).show_place("get-help")
    window._today = date(2031, 1, 1)
    assert words(view) == before
