"""From the first start in an empty folder to the end of the first evening, with its keys and clicks counted."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.plan.plan import planned_lines
from diary.storage.day_reader import read_day
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.protection.opening import started
from diary.ui.welcome.page import WelcomePage
from tests.ui.windows import TODAY, named, until

MOST, MOST_WITH_DEFAULTS = 40, 12


class Person:
    """Presses keys on whatever has the focus, and clicks; counts both."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot, self.pressed = window, qtbot, 0

    def key(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.pressed += 1
            focused = QApplication.focusWidget()
            assert focused is not None
            self._qtbot.keyClick(focused, key, modifier)

    def click(self, widget: QWidget) -> None:
        self.pressed += 1
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def welcome(self) -> WelcomePage:
        return cast("WelcomePage", self.window.page("welcome"))


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    theme.apply(qapp, "light")
    window = first_window(tmp_path, qtbot)
    yield Person(window, qtbot)
    window.close()


def first_window(folder: Path, qtbot: QtBot) -> MainWindow:
    """The window of a start in that folder, as `ui.running` makes it."""
    with mock.patch("diary.storage.safety.preparing.diary_day", return_value=TODAY):
        opened, store = started(folder / "diary.sqlite")
    window = MainWindow(folder / "diary.sqlite", TODAY, opened, store)
    window._clock.stop()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def has_focus(name: str) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and focused.accessibleName() == name


def plan_of(folder: Path) -> list[tuple[str, ...]]:
    return [line.exercises for line in planned_lines(read_day(folder / "diary.sqlite", TODAY).plan, TODAY)]


def test_the_first_evening_with_the_defaults_takes_twelve_keys(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    assert person.welcome().isVisible()
    enter = Qt.Key.Key_Return
    person.key(enter, enter, enter)
    until(qtbot, person.window.today_page.isVisible)
    person.key(Qt.Key.Key_4, enter, Qt.Key.Key_3, enter, Qt.Key.Key_2, enter)
    person.key(enter, ctrl=True)
    until(qtbot, lambda: has_focus("Close the diary"))
    person.key(enter)
    assert person.pressed <= MOST_WITH_DEFAULTS
    until(qtbot, lambda: not person.window.isVisible())
    excerpt = read_day(tmp_path / "diary.sqlite", TODAY)
    assert {one.symptom: one.value for one in excerpt.ratings} == {"numbness": 4, "tingling": 3, "pain": 2}
    assert plan_of(tmp_path) == [("calf-stretch",), ("calf-raise",), ("sit-to-stand",), ("brisk-walk",)]


def test_a_first_evening_with_choices_takes_at_most_forty(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    first = person.welcome()
    person.click(first.look.sizes._cells[125])
    until(qtbot, lambda: person.welcome() is not first)  # the window is made anew
    assert person.welcome().look.place() == "sizes"
    second = person.welcome()
    person.click(second.look.looks._rows["dark"])
    until(qtbot, lambda: person.welcome() is not second)
    assert person.welcome().look.place() == "looks"
    person.click(person.welcome().on)
    person.click(person.welcome().track.symptoms["pain"])
    person.click(person.welcome().track.parts["falls"])
    person.click(person.welcome().track.parts["where"])
    person.click(person.welcome().on)
    person.click(person.welcome().begin_with.exercises["sit-to-stand"])
    person.click(person.welcome().on)
    today = person.window.today_page
    until(qtbot, today.isVisible)
    assert list(today.log.ratings) == ["numbness", "tingling"]
    assert not today.log.where.isVisible()
    until(qtbot, today.log.ratings["tingling"].isVisible)
    person.key(Qt.Key.Key_5, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return)
    until(qtbot, lambda: named(today, QCheckBox, "Calf stretch").isVisible())
    person.click(named(today, QCheckBox, "Calf stretch"))
    person.key(Qt.Key.Key_Return, ctrl=True)
    until(qtbot, lambda: has_focus("Close the diary"))
    person.key(Qt.Key.Key_Return)
    assert person.pressed <= MOST
    until(qtbot, lambda: not person.window.isVisible())
    assert plan_of(tmp_path) == [("calf-stretch",), ("calf-raise",), ("brisk-walk",)]
    value = person.window._settings.value
    assert (value.text_size, value.theme, value.symptoms) == (125, "dark", ("numbness", "tingling"))
    assert value.left_out == ("where", "falls")


def test_it_is_asked_once_and_may_be_passed_over(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    person.click(person.welcome().leave_out)
    until(qtbot, person.window.today_page.isVisible)
    assert len(plan_of(tmp_path)) == 5  # the plan a diary begins with
    person.window.close()
    until(qtbot, lambda: not person.window.isVisible())
    assert person.window.journal.queue.lock is not None
    person.window.journal.queue.lock.release()
    second = first_window(tmp_path, qtbot)
    assert second.today_page.isVisible()
    second.close()


def test_escape_leads_back_and_the_steps_keep_what_was_chosen(person: Person) -> None:
    person.key(Qt.Key.Key_Return)
    person.welcome().track.parts["sentence"].click()
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert person.welcome().step == 0
    person.key(Qt.Key.Key_Escape)
    assert person.welcome().isVisible()
    person.key(Qt.Key.Key_Return)
    assert not person.welcome().track.parts["sentence"].isChecked()


def test_the_last_symptom_stays_and_exercises_left_out_are_not_offered(person: Person, qtbot: QtBot) -> None:
    track = person.welcome().track
    for row in track.symptoms.values():
        row.click()
    assert [row.isChecked() for row in track.symptoms.values()] == [False, False, True]
    track.parts["exercises"].click()
    person.welcome().open_place("2 ")
    assert not any(row.isVisible() for row in person.welcome().begin_with.exercises.values())
    person.click(person.welcome().on)
    until(qtbot, person.window.today_page.isVisible)
    assert not person.window.today_page.log.exercises.isVisible()


def test_what_may_wait_is_a_link_away(person: Person, qtbot: QtBot) -> None:
    started_samples: list[bool] = []
    page = person.welcome()
    page.open_place("2 ")
    page.start_sample = lambda: started_samples.append(True)
    person.click(page.begin_with.links["sample"])
    assert started_samples == [True]
    person.click(page.begin_with.links["import"])
    until(qtbot, person.window.page("preferences").isVisible)
    assert person.window.page("preferences").place() == "import"
