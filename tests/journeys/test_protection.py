"""Nothing that was entered is lost: a crash, a full disk, a second window."""

import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from diary import paths
from diary.domain.record import diary_day, now
from diary.storage.day_reader import read_day
from diary.storage.safety import backup, lock
from diary.ui.main_window import MainWindow
from diary.ui.protection.save_failure import SaveFailureBanner
from diary.ui.protection.single_instance import server_name
from diary.ui.today.more_view import MoreView
from tests.journeys.conftest import child, run_child
from tests.ui.windows import TODAY, named, until, window_on


def started(deed: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(child(deed, folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_what_is_being_typed_without_a_rest_survives_a_kill(tmp_path: Path) -> None:
    last = 0
    with started("type", tmp_path) as process:
        while last < 60:
            last = int(line_of(process).removeprefix("word"))
        process.kill()
    [note] = read_day(paths.diary_file(tmp_path), diary_day(now())).notes
    saved = note.text.split()
    assert saved == [f"word{number}" for number in range(len(saved))]
    assert len(saved) >= last - 45  # a word takes a tenth of a second, and four seconds are the most


def test_what_is_typed_into_a_line_is_saved_before_the_line_is_left(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.ui.today.day_views._TAKEN_UP_MS", 300)
    diary = tmp_path / "diary.sqlite"
    with window_on(diary, qtbot) as window:
        window.today_page.open_view("more")
        view = window.today_page.view("more")
        assert isinstance(view, MoreView)
        named(view.falls, QRadioButton, "Did I fall or nearly fall today? Yes").click()
        line = view.falls.text
        line.setFocus()
        qtbot.keyClicks(line, "on the ")
        until(qtbot, lambda: [one.text for one in read_day(diary, TODAY).events] == ["on the"])
        qtbot.keyClicks(line, "stairs")
        assert line.hasFocus()
        assert line.text() == "on the stairs"
        until(qtbot, lambda: [one.text for one in read_day(diary, TODAY).events] == ["on the stairs"])


def test_starting_again_brings_the_open_window_forward(tmp_path: Path) -> None:
    with started("stay", tmp_path) as first:
        assert line_of(first) == "open"
        assert second_start(tmp_path) == (0, "", "")
        assert line_of(first) == "forward"
    assert first.returncode == 0
    assert not lock.lock_file(paths.diary_file(tmp_path)).exists()


def test_a_window_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    with started("stay", tmp_path) as first:
        assert line_of(first) == "open"
        first.kill()
    assert lock.lock_file(paths.diary_file(tmp_path)).exists()
    with started("stay", tmp_path) as again:
        assert line_of(again) == "open"
        assert second_start(tmp_path) == (0, "", "")
        assert line_of(again) == "forward"
    assert again.returncode == 0


def second_start(folder: Path) -> tuple[int, str, str]:
    """What a start of the program answers while a window is open, and what it says."""
    done = run_child("open", folder)
    return done.returncode, done.stdout, done.stderr


def test_the_name_by_which_a_window_is_called_says_nothing_of_the_folder(tmp_path: Path) -> None:
    assert "Anna" not in server_name(tmp_path / "Anna" / "diary.sqlite")
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")


def test_closing_the_window_makes_the_backup_of_the_day(visited_folder: Path) -> None:
    diary = paths.diary_file(visited_folder)
    assert [one.reason for one in backup.backups(backup.folder_of(diary), diary)] == [backup.DAILY]


def unwritable(window: MainWindow, qtbot: QtBot) -> SaveFailureBanner:
    """A window whose diary has gone after it was read, and which has told that it cannot be saved."""
    folder = window.journal.path.parent
    folder.rename(folder.with_name("away"))
    folder.write_text("a file where the folder should be")
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_7)
    until(qtbot, lambda: bool(window.findChildren(SaveFailureBanner)))
    return window.findChildren(SaveFailureBanner)[0]


def bring_back(diary: Path) -> None:
    """Have the diary again where it was."""
    diary.parent.unlink()
    diary.parent.with_name("away").rename(diary.parent)


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """The path of a diary whose folder cannot be made."""
    folder = tmp_path / "later"
    folder.write_text("a file where the folder should be")
    return folder / "diary.sqlite"


def test_a_save_that_fails_is_told_and_tried_again(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.ui.journal.open_journal.RETRY_AFTER_MS", 300)
    diary = tmp_path / "folder" / "diary.sqlite"
    with window_on(diary, qtbot) as window:
        told = unwritable(window, qtbot)
        assert told.isVisible()
        assert "cannot be written" in told.banner.words
        assert "kept in memory" in told.banner.words
        window.show_page("help")
        assert told.isVisible()
        window.show_page("today")
        assert window.today_page.log.ratings["pain"].scale.value == 7
        bring_back(diary)
        window.journal.save()
        until(qtbot, lambda: not told.isVisible())
    assert [one.value for one in read_day(diary, TODAY).ratings] == [7]


def test_what_cannot_be_saved_is_saved_in_another_place_by_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    diary, other = tmp_path / "folder" / "diary.sqlite", tmp_path / "stick"
    other.mkdir()
    with window_on(diary, qtbot) as window:
        told = unwritable(window, qtbot)
        told.choose_folder = lambda: other
        button = named(told, QPushButton, "Save in another place")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        until(qtbot, lambda: str(other) in told.banner.words)
        [copy] = other.glob("*.sqlite")
        assert [one.value for one in read_day(copy, TODAY).ratings] == [7]
        assert window.journal.queue.unwritten
        bring_back(diary)


@pytest.mark.skipif(os.name != "posix", reason="a full disk is made of a device that only Unix has")
def test_a_lock_that_cannot_be_taken_does_not_keep_the_window_away(blocked: Path) -> None:
    from diary.ui.protection.opening import opening

    opened = opening(blocked)
    assert (opened.lock, opened.obstacle) == (None, None)
