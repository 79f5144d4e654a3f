"""A key or button pressed twice by a trembling hand counts once; what is pressed often on purpose counts each time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.ui.exercises.page import ExercisesPage
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.today.sentence_view import SentenceView
from diary.ui.widgets import repeated_press_filter
from diary.ui.widgets.question import QuestionDialog
from diary.ui.widgets.toast import Toast
from tests.ui.presses import click, double_click, press, window_of
from tests.ui.windows import TODAY, named, until, window_on

DAYS = tuple(TODAY - timedelta(days=back) for back in range(1, 6))


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    ratings = [Rating(day=day, symptom="pain", value=4) for day in DAYS]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as made:
        until(qtbot, lambda: QApplication.focusWindow() is made.windowHandle())
        yield made


def history(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    window.show_page("history")
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    until(qtbot, lambda: page.data is not None and page.listing.panel.day == page.day)
    return page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_pressed_twice_on_finish_today_does_not_close_the_window(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    finish = named(window.today_page, QPushButton, "Finish today")
    finish.setFocus()
    press(key, 1_000)
    until(qtbot, lambda: named(window.today_page, QPushButton, "Close the diary").isVisible())
    named(window.today_page, QPushButton, "Close the diary").setFocus()
    press(key, 1_299)
    assert window.isVisible()
    press(key, 1_300)
    until(qtbot, lambda: not window.isVisible())


def test_return_twice_on_delete_leaves_undo_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    page = history(window, qtbot)
    page.choose_day(DAYS[0])
    until(qtbot, lambda: page.listing.panel.day == DAYS[0])
    named(page, QPushButton, "Delete").click()
    [question] = page.findChildren(QuestionDialog)
    until(qtbot, lambda: QApplication.focusWindow() is question.windowHandle())
    question.go.setFocus()
    press(Qt.Key.Key_Return, 1_000)
    window.activateWindow()
    until(qtbot, lambda: QApplication.focusWindow() is window.windowHandle())
    press(Qt.Key.Key_Return, 1_200)
    until(qtbot, lambda: any(toast.isVisible() for toast in window.findChildren(Toast)))
    assert page.isVisible()


def test_two_spaces_tick_once(window: MainWindow) -> None:
    row = next(iter(window.today_page.log.exercises._rows.values()))
    row.tick.setFocus()
    press(Qt.Key.Key_Space, 1_000)
    assert row.tick.isChecked()
    press(Qt.Key.Key_Space, 1_250)
    assert row.tick.isChecked()
    press(Qt.Key.Key_Space, 1_400)
    assert not row.tick.isChecked()


def test_two_clicks_on_a_tick_tick_once(window: MainWindow) -> None:
    row = next(iter(window.today_page.log.exercises._rows.values()))
    double_click(row.tick)
    assert row.tick.isChecked()
    click(row.tick)
    assert not row.tick.isChecked()


def test_two_clicks_on_previous_day_are_one_day_back(window: MainWindow) -> None:
    previous = named(window.today_page, QPushButton, "Previous day")
    double_click(previous)
    assert window.today_page.day == DAYS[0]
    click(previous)
    assert window.today_page.day == DAYS[1]


def test_a_shortcut_pressed_twice_counts_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated_press_filter, "REPEATED_WITHIN_MS", 60_000)
    for _time in range(2):
        QTest.keyClick(window_of(window), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.today_page.day == DAYS[0]
    QTest.keyClick(window_of(window), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.today_page.day == TODAY


def test_a_held_key_runs(window: MainWindow) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    view.text.setFocus()
    for time in range(5):
        press(Qt.Key.Key_O, 1_000 + 30 * time, text="o", held=time > 0)
    assert view.text.toPlainText() == "ooooo"
    named(window.today_page, QPushButton, "Done").setFocus()
    shortcuts = [press(Qt.Key.Key_F9, 2_000 + 30 * time, held=time > 0) for time in range(5)]
    assert shortcuts == [True] * 5
    assert not press(Qt.Key.Key_F9, 2_200)


def test_each_arrow_counts(window: MainWindow) -> None:
    scale = window.today_page.log.ratings["pain"].scale
    scale.setFocus()
    press(Qt.Key.Key_4, 500, text="4")
    press(Qt.Key.Key_Right, 1_000)
    press(Qt.Key.Key_Right, 1_100)
    assert scale.value == 6


def test_one_and_zero_are_ten_however_fast(window: MainWindow) -> None:
    scale = window.today_page.log.ratings["pain"].scale
    scale.setFocus()
    press(Qt.Key.Key_1, 1_000, text="1")
    press(Qt.Key.Key_0, 1_040, text="0")
    assert scale.value == 10


def test_a_text_takes_doubled_letters_and_lines(window: MainWindow) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    view.text.setFocus()
    for time, letter in enumerate("feell"):
        press(Qt.Key(ord(letter.upper())), 1_000 + 50 * time, text=letter)
    assert view.text.toPlainText() == "feell"
    press(Qt.Key.Key_Backspace, 2_000)
    press(Qt.Key.Key_Backspace, 2_100)
    assert view.text.toPlainText() == "fee"


def test_a_double_click_on_a_day_of_the_list_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    table = history(window, qtbot).listing.table
    row = table.visualRect(table.model().index(2, 0))
    place = table.viewport().mapTo(window, row.center())
    QTest.mouseDClick(window_of(window), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.today_page.isVisible()
    assert window.today_page.day == table.days.day(2)


def test_a_double_click_on_change_the_dose_opens_the_doses_and_changes_none(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("exercises")
    page = window.page("exercises")
    assert isinstance(page, ExercisesPage)
    until(qtbot, lambda: page.progress is not None)
    page.show_exercise("calf-stretch")
    before = page.detail.dose.dose
    double_click(page.detail.change_dose)
    assert page.detail.dose.isVisible()
    assert page.detail.dose.dose == before


def test_fast_clicks_on_plus_all_count(window: MainWindow, qtbot: QtBot) -> None:
    walk = list(window.today_page.log.exercises._rows.values())[-1]
    walk.tick.click()
    minutes = walk.minutes
    assert minutes is not None
    plus = minutes.findChildren(QPushButton)[1]
    until(qtbot, lambda: not plus.visibleRegion().isEmpty())
    before = minutes.value
    double_click(plus)
    assert minutes.value == before + 2 * minutes.step


def test_the_second_click_does_not_land_on_what_the_first_one_brought(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("exercises")
    page = window.page("exercises")
    assert isinstance(page, ExercisesPage)
    until(qtbot, lambda: page.progress is not None)
    pressed: list[str] = []
    until(qtbot, lambda: any(not tile.visibleRegion().isEmpty() for tile in page.overview.tiles.values()))
    tile = next(tile for tile in page.overview.tiles.values() if not tile.visibleRegion().isEmpty())
    below = QPushButton("below", page.detail)
    below.clicked.connect(lambda: pressed.append("below"))
    below.resize(4_000, 4_000)
    below.raise_()
    place = tile.mapTo(window, tile.rect().center())
    double_click(tile)
    assert below.isVisible()
    assert not pressed
    QTest.mouseClick(window_of(window), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert pressed == ["below"]


def test_two_different_buttons_beside_each_other_both_count(window: MainWindow) -> None:
    rows = list(window.today_page.log.exercises._rows.values())
    for row in rows[:2]:
        click(row.tick)
    assert [row.tick.isChecked() for row in rows[:2]] == [True, True]
