"""A first evening in the real window, and a past day corrected."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QGroupBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from diary.formats.days_json import days
from diary.storage.day_reader import read_day
from diary.ui import theme
from diary.ui.main_window import MainWindow
from tests.builders import started

TODAY = date(2026, 11, 24)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    made = MainWindow(started(tmp_path / "diary.sqlite"), TODAY)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def scale(window: MainWindow, name: str) -> QGroupBox:
    return next(one for one in window.findChildren(QGroupBox) if one.accessibleName().startswith(name))


def tick(window: MainWindow, name: str) -> QCheckBox:
    return next(one for one in window.findChildren(QCheckBox) if one.accessibleName().startswith(name))


def on_disk(window: MainWindow, tmp_path: Path) -> list[dict[str, object]]:
    window.close()
    return days(read_day(tmp_path / "diary.sqlite", TODAY))


def test_a_first_evening_by_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    scale(window, "Numbness").setFocus()
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return):
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    qtbot.keyClick(tick(window, "Calf stretch, 3 times 15 seconds each leg"), Qt.Key.Key_Space)
    qtbot.mouseClick(tick(window, "Warm bath"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.today_page, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(window.findChildren(QPlainTextEdit)[0], "A quiet day")
    assert on_disk(window, tmp_path) == [
        {
            "day": "2026-11-24",
            "ratings": {"numbness": 4.0, "tingling": 10.0},
            "exercises": {"calf-stretch": {}},
            "exercise_minutes": {"all": 1.5, "by_dose": 1.5},
            "treatments": ["warm-bath"],
            "note": "A quiet day",
        }
    ]


def test_a_past_day_is_corrected_and_the_correction_undone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(scale(window, "Pain"), Qt.Key.Key_3)
    window.today_page.step(-1)
    qtbot.keyClick(scale(window, "Pain"), Qt.Key.Key_7)
    qtbot.keyClick(scale(window, "Pain"), Qt.Key.Key_8)
    window.journal.undo()
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert [(day["day"], day["ratings"]) for day in on_disk(window, tmp_path)] == [
        (yesterday, {"pain": 7.0}),
        (TODAY.isoformat(), {"pain": 3.0}),
    ]


def test_a_day_to_come_cannot_be_reached(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.today_page.step(1)
    qtbot.keyClick(scale(window, "Pain"), Qt.Key.Key_3)
    assert [day["day"] for day in on_disk(window, tmp_path)] == [TODAY.isoformat()]


def test_one_line_of_two_exercises_ticks_both_and_unticks_both(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(tick(window, "Dynamic warm-up"), Qt.Key.Key_Space)
    assert tick(window, "Dynamic warm-up").isChecked()
    qtbot.keyClick(tick(window, "Dynamic warm-up"), Qt.Key.Key_Space)
    assert on_disk(window, tmp_path) == []
