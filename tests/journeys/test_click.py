"""From a click or a key to what is painted: everything comes out of memory."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.settings.store import SETTINGS_FILE, SettingsStore
from diary.storage.day_reader import read_day
from diary.ui.main_window import MainWindow
from tests.builders import evening
from tests.ui.disk_touches import disk_touches
from tests.ui.windows import TODAY, named, until, window_on


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary of some evenings, which has done all that it does after it was opened."""
    evenings = [record for back in range(1, 10) for record in evening(TODAY - timedelta(days=back))]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings)) as made:
        pain = made.today_page.log.ratings["pain"].scale
        with qtbot.waitSignal(made.journal.saved, timeout=20_000):
            qtbot.keyClick(pain, Qt.Key.Key_2)
            for name in ("Calf raise", "Tablets"):  # the picture of a tick is loaded with the first one
                qtbot.keyClick(named(made.today_page, QCheckBox, name), Qt.Key.Key_Space)
        until(qtbot, lambda: made._warm_up._done)
        with qtbot.waitSignal(made.journal.saved, timeout=20_000):
            made.journal.undo()
            made.journal.redo()  # PySide's own import, which the program does without, reads the modules of the toast
        yield made


def painted(qtbot: QtBot, shown: QWidget, act: Callable[[], object]) -> list[str]:
    """What is done with files until `shown` is painted after the deed."""
    paints = Paints(shown)
    with disk_touches() as touches:
        act()
        until(qtbot, lambda: paints.count > 0)
    return touches


def rate(window: MainWindow, qtbot: QtBot) -> list[str]:
    scale = window.today_page.log.ratings["pain"].scale
    return painted(qtbot, scale, lambda: qtbot.keyClick(scale, Qt.Key.Key_7))


def take_back(window: MainWindow, qtbot: QtBot) -> list[str]:
    tick = named(window.today_page, QCheckBox, "Tablets")
    return painted(qtbot, tick, lambda: qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))


def click_number(window: MainWindow, qtbot: QtBot) -> list[str]:
    cell = named(window.today_page.log.ratings["numbness"], QRadioButton, "4")
    return painted(qtbot, cell, lambda: qtbot.mouseClick(cell, Qt.MouseButton.LeftButton))


def tick_exercise(window: MainWindow, qtbot: QtBot) -> list[str]:
    tick = named(window.today_page.log.exercises, QCheckBox, "Calf stretch")
    return painted(qtbot, tick, lambda: qtbot.keyClick(tick, Qt.Key.Key_Space))


def tick_treatment(window: MainWindow, qtbot: QtBot) -> list[str]:
    tick = named(window.today_page.log.treatments, QCheckBox, "Warm bath")
    return painted(qtbot, tick, lambda: qtbot.keyClick(tick, Qt.Key.Key_Space))


@pytest.mark.parametrize("click", [rate, take_back, click_number, tick_exercise, tick_treatment])
def test_a_click_opens_no_database_nor_any_file_and_looks_at_none(
    window: MainWindow, qtbot: QtBot, click: Callable[[MainWindow, QtBot], list[str]]
) -> None:
    assert click(window, qtbot) == []


def test_what_reads_the_diary_is_noticed(window: MainWindow) -> None:
    """The recorder of the tests above sees a database, its statements, a file, and a look at one."""
    with disk_touches() as touches:
        read_day(window.journal.path, TODAY)
        (window.journal.path.parent / SETTINGS_FILE).write_text("{}")
    assert sum(one.startswith("sqlite3.connect") for one in touches) == 2
    assert sum(one.startswith("statement SELECT") for one in touches) > 10
    assert [one for one in touches if SETTINGS_FILE in one]
    assert f"stat {window.journal.path}" in touches


def test_a_click_after_the_day_has_turned_reads_nothing_either(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    monkeypatch.setattr("diary.ui.main_window.diary_day", lambda _moment, _turn: tomorrow)
    window._check_clock()
    assert window.today_page.day == TODAY
    window.today_page.step(1)
    scale = window.today_page.log.ratings["pain"].scale
    assert (window.today_page.day, scale.value, scale.yesterday) == (tomorrow, None, 2)
    touches = rate(window, qtbot)
    assert [one for one in touches if not one.startswith("open ") or SETTINGS_FILE in one] == []
    window.today_page.step(-1)
    assert window.today_page.log.ratings["pain"].scale.value == 2
    window.close()
    days = (TODAY, tomorrow)
    assert [one.value for day in days for one in read_day(window.journal.path, day).day(day).ratings] == [2, 7]


def test_the_clock_looks_at_no_file_in_the_thread_of_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[str] = []
    read = SettingsStore.read

    def noted(store: SettingsStore) -> None:
        readers.append(threading.current_thread().name)
        read(store)

    monkeypatch.setattr(SettingsStore, "read", noted)
    window._check_clock()
    until(qtbot, lambda: bool(readers))
    assert [name for name in readers if not name.startswith("diary-background")] == []


def test_a_click_on_a_past_day_and_then_on_today_reads_neither_again(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    page.step(-3)
    page.step(3)
    page.step(-3)
    with disk_touches() as touches:
        qtbot.keyClick(page.log.ratings["pain"].scale, Qt.Key.Key_9)
        page.step(3)
        qtbot.keyClick(page.log.ratings["pain"].scale, Qt.Key.Key_8)
        QApplication.processEvents()
    assert [one for one in touches if SETTINGS_FILE not in one] == []
    assert page.log.ratings["pain"].scale.value == 8
