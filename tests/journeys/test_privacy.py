"""Nobody else gets to see the diary: no connection, no word in the log, no file for others."""

import _socket
import os
import signal
import socket
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary import log, paths
from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.record import diary_day, now
from diary.storage.day_reader import read_day
from diary.ui import crash
from tests.journeys.conftest import NetworkUsedError, internet_sockets, run_child, texts_of
from tests.ui.windows import TODAY, until, window_on

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system's own guard is Linux's")


@LINUX
def test_the_whole_program_opens_no_connection_or_the_system_would_have_killed_it(visited_folder: Path) -> None:
    assert read_day(paths.diary_file(visited_folder), diary_day(now())).ratings, "it was there and rated"


@LINUX
def test_the_guard_does_kill(tmp_path: Path) -> None:
    assert run_child("connect", tmp_path, "guarded").returncode == -signal.SIGSYS


@LINUX
def test_an_open_connection_would_be_seen() -> None:
    hidden = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
    hidden.bind(("127.0.0.1", 0))
    assert len(internet_sockets()) == 1
    hidden.close()
    assert not internet_sockets()


def test_a_wish_for_a_connection_would_be_seen(no_network: list[str]) -> None:
    with pytest.raises(NetworkUsedError):
        socket.create_connection(("localhost", 9), timeout=1)
    assert len(no_network) == 1
    no_network.clear()


def test_the_log_says_where_in_the_code_and_no_word_of_the_diary(
    tmp_path: Path, qtbot: QtBot, log_without_diary: Path
) -> None:
    note = Note(day=TODAY, text="Argued with Wilhelmina about walking")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([note])) as window:
        try:
            raise ValueError(window.journal.day(TODAY).notes[0].text)
        except ValueError as error:
            log.error(crash.report_on(type(error), error.__traceback__))
    [logged] = log_without_diary.iterdir()
    text = logged.read_text(encoding="utf-8")
    assert "test_privacy.py" in text
    assert "ValueError" in text
    assert "Wilhelmina" in texts_of(tmp_path / "diary.sqlite")
    assert not [word for word in texts_of(tmp_path / "diary.sqlite") if word in text]
    assert stat.S_IMODE(logged.stat().st_mode) == 0o600


def test_a_log_that_is_full_makes_room(log_without_diary: Path) -> None:
    for _number in range(5):
        log.error("x" * 150_000)
    assert sum(path.stat().st_size for path in log_without_diary.iterdir()) < 450_000
    assert len(list(log_without_diary.iterdir())) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders by other means")
def test_nobody_else_may_read_any_file(visited_folder: Path) -> None:
    assert stat.S_IMODE(visited_folder.stat().st_mode) == 0o700
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in visited_folder.rglob("*")}
    assert modes
    assert {mode for name, mode in modes.items() if (visited_folder / name).is_file()} <= {"0o600"}, modes
    for path in visited_folder.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_the_title_of_the_window_tells_the_page_and_the_day_and_nothing_written(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_7)
        until(qtbot, lambda: not window.journal.queue.unwritten)
        assert window.windowTitle() == "Today, Tuesday 24 November"
