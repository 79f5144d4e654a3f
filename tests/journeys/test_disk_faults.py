"""A disk that does not take, give or answer, under an open window: nothing is lost, doubled, or said too early.

The window goes on all the while: what is counted are the beats of a timer in its thread.
"""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary import paths
from diary.storage import day_reader, saving
from diary.storage.day_reader import read_day
from diary.storage.errors import DiskError, DiskFullError, storage_error
from diary.storage.file import cipher
from diary.storage.file_stamp import file_stamp
from diary.storage.safety import lock
from diary.ui.journal import diary_days, file_watch
from diary.ui.main_window import MainWindow
from diary.ui.protection.gone_view import GoneView
from diary.ui.today.day_footer import DayFooter
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.content_cover import ContentCover
from diary.ui.widgets.inputs.rating_scale import RatingScale
from tests.ui.windows import TODAY, until, window_on

BEATS = 5


class Gate:
    """A function of the disk that waits while the gate is shut, or raises `error`."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self._work = work
        self._open = threading.Event()
        self._open.set()
        self.error: Exception | None = None
        self.calls = 0

    def __call__(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as what it stands before
        self.calls += 1
        assert self._open.wait(20)
        if self.error is not None:
            raise self.error
        return self._work(*arguments, **named)

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self.error = None
        self._open.set()


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "diary.sqlite"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks and tries come soon after each other; the window does not wait for a day at all once it is shown."""
    monkeypatch.setattr(file_watch, "EVERY_MS", 20)
    monkeypatch.setattr(file_watch, "MOST_MISSES", 1_000_000)
    monkeypatch.setattr("diary.ui.widgets.content_cover.RETRY_MS", 30)
    monkeypatch.setattr("diary.ui.journal.open_journal.RETRY_AFTER_MS", 50)
    monkeypatch.setattr("diary.ui.journal.write_queue.CLOSE_WAIT_S", 1.0)
    monkeypatch.setattr(cipher, "_BUSY_S", 0.05)


@pytest.fixture
def window(diary: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that has saved a rating of 3."""
    with window_on(diary, qtbot) as made:
        with qtbot.waitSignal(made.journal.saved, timeout=20_000):
            rate(made, qtbot, Qt.Key.Key_3)
        monkeypatch.setattr(diary_days, "WAIT_S", 0.0)
        yield made


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(day_reader.read_stamped_day)
    monkeypatch.setattr(diary_days, "read_stamped_day", gate)
    yield gate
    gate.open()


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(saving.save)
    monkeypatch.setattr(saving, "save", gate)
    yield gate
    gate.open()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences with which somebody was asked whether to lose what is not saved; the answer is no."""
    sentences: list[str] = []
    monkeypatch.setattr(MainWindow, "_wants_to_lose", lambda _window, sentence: sentences.append(sentence))
    return sentences


def scale_in(window: MainWindow) -> RatingScale:
    return window.today_page.log.ratings["pain"].scale


def rate(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(scale_in(window), key)


def finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(scale_in(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def pain(path: Path) -> list[float]:
    return [one.value for one in read_day(path, TODAY).day(TODAY).ratings]


def goes_on(window: MainWindow, qtbot: QtBot) -> None:
    """See that the window's thread is free: a timer in it beats on."""
    beats: list[None] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: beats.append(None))
    timer.start(5)
    until(qtbot, lambda: len(beats) >= BEATS)
    timer.stop()


def cover_of(window: MainWindow) -> ContentCover | None:
    covers = window.today_page.findChildren(ContentCover)
    return covers[0] if covers and covers[0].isVisible() else None


def banners(window: MainWindow) -> list[str]:
    return [one.words for one in window.findChildren(Banner) if one.isVisible()]


def words(where: QWidget) -> list[str]:
    return [one.text() for one in where.findChildren(QLabel) if one.isVisible()]


def foot(window: MainWindow) -> str:
    [footer] = window.today_page.findChildren(DayFooter)
    return footer._save_state.words


def pass_screen(window: MainWindow) -> None:
    """The diary is back, which the screen that is shown instead of the pages may have found itself."""
    if window._blocking_screen is not None:
        window._blocking_screen.passed.emit()


def is_covered(window: MainWindow) -> bool:
    return cover_of(window) is not None


def test_a_day_that_is_read_slowly_is_closed_until_it_is_there(
    window: MainWindow, qtbot: QtBot, reading: Gate, diary: Path
) -> None:
    reading.shut()
    window.today_page.step(-3)
    cover = cover_of(window)
    assert cover is not None
    assert cover.words == "The diary is being read."
    assert not banners(window)
    assert not scale_in(window).isEnabled()
    goes_on(window, qtbot)
    rate(window, qtbot, Qt.Key.Key_9)
    assert window.journal.queue.unwritten == ()
    reading.open()
    until(qtbot, lambda: not is_covered(window))
    assert scale_in(window).isEnabled()
    assert scale_in(window).value is None
    rate(window, qtbot, Qt.Key.Key_4)
    window.today_page.step(3)
    assert scale_in(window).value == 3
    window.close()
    assert [one.value for one in read_day(diary, window.today_page.day).ratings] == [3]


def test_a_day_that_the_disk_does_not_give_opens_by_itself_when_it_does(
    window: MainWindow, qtbot: QtBot, reading: Gate, diary: Path
) -> None:
    reading.error = storage_error(DiskError, diary)
    window.today_page.step(-3)
    until(qtbot, lambda: bool(banners(window)))
    assert banners(window) == [str(reading.error)]
    tries = reading.calls
    until(qtbot, lambda: reading.calls > tries + 2)
    goes_on(window, qtbot)
    assert is_covered(window)
    reading.open()
    until(qtbot, lambda: not is_covered(window))


def test_a_diary_that_another_program_holds_is_waited_for(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    with closing(sqlite3.connect(diary, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        rate(window, qtbot, Qt.Key.Key_7)
        until(qtbot, lambda: bool(window.journal.save_error))
        window.today_page.step(-3)
        until(qtbot, lambda: is_covered(window) and foot(window) == "Not saved yet")
        goes_on(window, qtbot)
        assert len(banners(window)) == 1
        assert "held by another program" in banners(window)[0]
        other.execute("COMMIT")
    until(qtbot, lambda: not window.journal.queue.unwritten and not is_covered(window))
    assert not banners(window)
    window.today_page.step(3)
    until(qtbot, lambda: not is_covered(window))
    assert scale_in(window).value == 7
    window.close()
    assert pain(diary) == [7]


def test_a_day_is_said_to_be_written_down_when_it_is(window: MainWindow, qtbot: QtBot, writing: Gate) -> None:
    writing.shut()
    rate(window, qtbot, Qt.Key.Key_7)
    assert foot(window) == "Being saved…"
    finish(window, qtbot)
    goes_on(window, qtbot)
    assert foot(window) == "Being saved…"
    assert "That is today written down." not in words(window)
    assert scale_in(window).isVisible()
    writing.open()
    until(qtbot, lambda: "That is today written down." in words(window))
    assert foot(window).startswith("Saved ")


def test_a_full_disk_keeps_the_calm_page_away_and_is_told_once(
    window: MainWindow, qtbot: QtBot, writing: Gate, diary: Path
) -> None:
    writing.error = storage_error(DiskFullError, diary)
    rate(window, qtbot, Qt.Key.Key_7)
    finish(window, qtbot)
    until(qtbot, lambda: bool(banners(window)))
    assert len(banners(window)) == 1
    assert "no room left" in banners(window)[0]
    assert foot(window) == "Not saved yet"
    goes_on(window, qtbot)
    assert "That is today written down." not in words(window)
    assert scale_in(window).isVisible()
    writing.open()
    until(qtbot, lambda: foot(window).startswith("Saved "))
    assert not banners(window)
    assert "That is today written down." not in words(window), "nobody asks for it any more"
    finish(window, qtbot)
    until(qtbot, lambda: "That is today written down." in words(window))
    window.close()
    assert pain(diary) == [7]


def test_what_is_taken_back_on_the_calm_page_is_said_to_be_kept_when_it_is(
    window: MainWindow, qtbot: QtBot, writing: Gate, diary: Path
) -> None:
    finish(window, qtbot)
    until(qtbot, lambda: "That is today written down." in words(window))
    writing.shut()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "That is today written down." not in words(window)
    assert words(window).count("Being saved…") == 2, "the page and its foot"
    writing.error = storage_error(DiskFullError, diary)
    writing._open.set()
    until(qtbot, lambda: len(banners(window)) == 1)
    assert scale_in(window).isVisible(), "the log is there instead"
    writing.open()
    until(qtbot, lambda: not window.journal.queue.unwritten)


def test_a_write_that_hangs_holds_up_neither_the_window_nor_closing(
    window: MainWindow, qtbot: QtBot, writing: Gate, diary: Path, asked: list[str]
) -> None:
    writing.shut()
    rate(window, qtbot, Qt.Key.Key_7)
    window.journal.save()
    goes_on(window, qtbot)
    beats: list[list[str]] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: beats.append(words(window)))
    timer.start(5)
    assert not window.close()
    timer.stop()
    assert len(beats) > BEATS, "the window stood still while it waited"
    assert any("Being saved… The diary closes when everything is on the disk." in beat for beat in beats)
    assert len(asked) == 1
    assert "does not answer" in asked[0]
    assert window.isVisible()
    assert foot(window) == "Not saved yet"
    writing.open()
    until(qtbot, lambda: not window.journal.queue.unwritten)
    assert window.close()
    assert (pain(diary), len(asked)) == ([7], 1)


@pytest.mark.parametrize("moved", ["diary.sqlite", ""])
def test_what_is_entered_while_the_diary_is_away_is_written_when_it_is_back(
    window: MainWindow, qtbot: QtBot, diary: Path, moved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = diary.parent / moved
    away = diary.parent.with_name("away")
    rate(window, qtbot, Qt.Key.Key_5)
    place.rename(away)
    rate(window, qtbot, Qt.Key.Key_7)
    assert scale_in(window).value == 7
    until(qtbot, lambda: bool(window.journal.save_error))
    assert scale_in(window).value == 7
    monkeypatch.setattr(file_watch, "MOST_MISSES", 3)
    window._watch._file_watch.begin()
    until(qtbot, lambda: window._blocking_screen is not None)
    assert isinstance(window._blocking_screen, GoneView)
    assert not place.exists(), "nothing is made in its place"
    away.rename(place)
    pass_screen(window)
    until(qtbot, lambda: not window.journal.queue.unwritten and scale_in(window).value == 7)
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: scale_in(window).value == 5)
    window.close()
    assert pain(diary) == [5]


def test_a_disk_that_does_not_answer_is_told_and_nothing_waits_for_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = Gate(file_stamp)
    monkeypatch.setattr(file_watch, "file_stamp", looking)
    monkeypatch.setattr(file_watch, "MOST_MISSES", 3)
    window._watch._file_watch.begin()
    looking.shut()
    until(qtbot, lambda: window._blocking_screen is not None)
    assert isinstance(window._blocking_screen, GoneView)
    assert "does not answer" in window._blocking_screen.description.text()
    calls = looking.calls
    goes_on(window, qtbot)
    assert looking.calls == calls, "one thread hangs, and no more"
    looking.open()
    until(qtbot, lambda: looking.calls > calls)
    pass_screen(window)
    until(qtbot, lambda: scale_in(window).value == 3)


def test_what_a_command_writes_is_shown(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    until(qtbot, lambda: window.journal.days._stamp is not None)
    place = ["--data-dir", str(diary.parent)]
    command = [sys.executable, "-m", "diary", *place, "log", "--day", TODAY.isoformat(), "--numbness", "8"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    until(qtbot, lambda: window.today_page.log.ratings["numbness"].scale.value == 8)
    assert scale_in(window).value == 3


def test_a_window_whose_first_day_is_late_has_its_focus_where_the_others_have_it(
    diary: Path, qtbot: QtBot, reading: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diary_days, "WAIT_S", 0.0)
    reading.shut()
    with window_on(diary, qtbot) as window:
        assert is_covered(window)
        goes_on(window, qtbot)
        reading.open()
        until(qtbot, lambda: not is_covered(window))
        first = next(iter(window.today_page.log.ratings.values())).scale
        assert window.focusWidget() is first
        qtbot.keyClick(first, Qt.Key.Key_4)
        until(qtbot, lambda: foot(window).startswith("Saved "))


def test_the_program_ends_under_a_disk_that_hangs_and_leaves_no_lock_behind(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    command = [sys.executable, "-m", "tests.journeys.hanging_child", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stdout) == (1, "closes\nclosed\n"), done.stderr
    assert not lock.is_held_here(paths.diary_file(folder))
    assert pain(paths.diary_file(folder)) == []
