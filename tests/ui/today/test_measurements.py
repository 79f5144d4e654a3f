"""The rows of the evening log in which a number is measured."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.measurement import Measurement
from diary.settings import SettingsStore
from diary.storage.day_reader import read_day
from diary.ui.main_window import MainWindow
from diary.ui.today.more_view import MoreView
from diary.ui.widgets.buttons import Button
from tests.ui.windows import TODAY, named, window_on

OWN = Definition(kind="measurement", key="grip", name="Grip strength", unit="kg")
OF_NOON = Measurement(day=TODAY, quantity="weight", value=69, time=dt.time(12))
OF_DAY = Measurement(day=TODAY, quantity="grip", value=31)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window in which three quantities are asked for, of which one has a number and one a number of noon."""
    store = SettingsStore(tmp_path)
    store.set("measurements", ("sleep-hours", "weight", "steps", "grip"))
    store.write()
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([OWN, OF_NOON, OF_DAY])) as made:
        made.today_page.open_view("more")
        yield made


@pytest.fixture
def view(window: MainWindow) -> MoreView:
    found = window.today_page.view("more")
    assert isinstance(found, MoreView)
    return found


def texts(view: MoreView) -> dict[str, str]:
    """What stands in the row of each quantity."""
    return {key: row.stepper.number.text() for key, row in view.measured.numbers.items()}


def type_into(qtbot: QtBot, view: MoreView, quantity: str, text: str) -> None:
    number = view.measured.numbers[quantity].stepper.number
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, text)
    qtbot.keyClick(number, Qt.Key.Key_Return)


def on_disk(window: MainWindow) -> dict[tuple[str, dt.time | None], float]:
    """What is on disk of the day once the window is closed."""
    window.close()
    measured = read_day(window.journal.path, TODAY).day(TODAY).measurements
    return {(one.quantity, one.time): one.value for one in measured}


def test_a_row_is_there_for_each_quantity_with_what_was_measured_of_the_day(view: MoreView) -> None:
    assert texts(view) == {"weight": "Not recorded", "steps": "Not recorded", "grip": "31 kg"}
    words = [one.text() for one in view.measured.findChildren(QLabel) if one.isVisible()]
    assert [one for one in words if one in ("Weight", "Steps", "Grip strength")] == ["Weight", "Steps", "Grip strength"]


def test_a_number_is_typed_edited_and_taken_back(window: MainWindow, view: MoreView, qtbot: QtBot) -> None:
    type_into(qtbot, view, "steps", "4200")
    type_into(qtbot, view, "grip", "33.5")
    type_into(qtbot, view, "weight", "70")
    said = window.today_page.log.more.accessibleName().split(", ")
    assert {"Steps 4200 steps", "Grip strength 33.5 kg", "Weight 70 kg"} <= set(said)
    named(view.measured, Button, "Clear Weight").click()
    assert texts(view)["weight"] == "Not recorded"
    assert on_disk(window) == {("steps", None): 4200, ("grip", None): 33.5, ("weight", OF_NOON.time): 69}


def test_the_row_of_the_log_names_what_was_measured(window: MainWindow) -> None:
    said = window.today_page.log.more.accessibleName().split(", ")
    assert (said[0], sorted(said[1:])) == ("Sleep and falls", ["Grip strength 31 kg", "Weight 69 kg"])
