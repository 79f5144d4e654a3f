"""Copies of the diary by hand and in a second place, restoring one, and taking that back; all by keyboard."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.storage.day_reader import read_day
from diary.storage.errors import StorageError
from diary.storage.safety import backup, second_place
from diary.ui import backup_text
from diary.ui.main_window import MainWindow
from diary.ui.preferences.backup_view import BACKUPS, COPY, BackupView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.protection.damage_view import DamageView
from tests.storage.diaries import flip_bits_at
from tests.ui.windows import TODAY, named, until, window_on


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(diary, qtbot, changes=added([Rating(day=TODAY, symptom="pain", value=3)])) as made:
        yield made


def press(qtbot: QtBot, button: QWidget) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def settings_of(window: MainWindow) -> PreferencesPage:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    return page


def copies_in(window: MainWindow, qtbot: QtBot) -> BackupView:
    page = settings_of(window)
    press(qtbot, named(page, QPushButton, "Copies and restoring"))
    assert page.backups.isVisible()
    return page.backups


def pain(diary: Path) -> list[float]:
    return [one.value for one in read_day(diary, TODAY).ratings]


def test_back_up_now_makes_a_copy_and_says_when(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    page = settings_of(window)
    card = page.cards.backups
    until(qtbot, lambda: "No copy has been made yet" in card.words)
    press(qtbot, card.now)
    until(qtbot, lambda: card.words.startswith("Last copy: "))
    [made] = backup.backups(backup.folder_of(diary), diary)
    assert (made.reason, pain(made.path)) == (backup.BY_HAND, [3])
    assert card.now.hasFocus()


def test_a_copy_holds_what_was_entered_the_moment_before(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_8)
    view = copies_in(window, qtbot)
    press(qtbot, view.now)
    until(qtbot, lambda: bool(view.rows))
    [made] = backup.backups(backup.folder_of(diary), diary)
    assert pain(made.path) == [8]


def test_a_copy_that_has_gone_bad_is_named_with_the_newest_good_one(
    window: MainWindow, qtbot: QtBot, diary: Path
) -> None:
    good = backup.make(diary, backup.BY_HAND)
    later = good.made + timedelta(seconds=1)
    rotten = good.path.with_name(good.path.name.replace(f"{good.made:%H%M%S}Z", f"{later:%H%M%S}Z"))
    shutil.copyfile(good.path, rotten)
    flip_bits_at(rotten, 5000)
    window._watch.look_for_rot(whole=True)
    until(qtbot, lambda: not window._watch._looking.is_busy)
    view = copies_in(window, qtbot)
    until(qtbot, view.bad.isVisible)
    assert view.bad.words.startswith("One copy has gone bad on the disk")
    assert view.bad.words.endswith(f"The newest good one is of {backup_text.made_at(good.made)}.")
    until(qtbot, lambda: len(view.rows) == 2)
    assert "has gone bad" in view.rows[0].accessibleName()
    assert "has gone bad" not in view.rows[1].accessibleName()
    page = settings_of(window)
    page.show_place("cards")
    until(qtbot, lambda: "gone bad" in page.cards.backups.words)
    rotten.unlink()
    view.list_copies()
    until(qtbot, lambda: len(view.rows) == 1)
    assert not view.bad.isVisible()
    assert "gone bad" not in page.cards.backups.words


def test_a_copy_on_the_stick_that_has_gone_bad_is_named_with_the_good_one_beside_the_diary(
    window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    good = backup.make(diary, backup.BY_HAND)
    rotten = second_place.put(diary, stick, good)
    flip_bits_at(rotten.path, 5000)
    window._settings.set("backup_place", str(stick))
    window._watch.look_for_rot(whole=True)
    until(qtbot, lambda: not window._watch._looking.is_busy)
    view = copies_in(window, qtbot)
    until(qtbot, view.bad.isVisible)
    assert view.bad.words.startswith("One copy has gone bad on the disk")
    assert view.bad.words.endswith(f"The newest good one is of {backup_text.made_at(good.made)}.")
    until(qtbot, lambda: len(view.rows) == 2)
    assert [("has gone bad" in row.accessibleName()) for row in view.rows].count(True) == 1
    press(qtbot, view.now)
    until(qtbot, lambda: len(view.rows) == 4)
    stick.rename(tmp_path / "pocket")
    view.list_copies()
    until(qtbot, lambda: len(view.rows) == 2)
    assert not view.bad.isVisible(), "nothing is said of a stick that is in a pocket"


def test_a_diary_that_rots_while_it_is_open_is_told_the_same_day(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    watch = window._watch
    watch.look_for_rot(whole=True)
    until(qtbot, lambda: not watch._looking.is_busy)
    watch.look_for_rot(whole=True)
    until(qtbot, lambda: not watch._looking.is_busy)
    assert window._blocking_screen is None
    times = diary.stat()
    flip_bits_at(diary, diary.read_bytes().index(b"calf-stretch"))
    os.utime(diary, ns=(times.st_atime_ns, times.st_mtime_ns))
    watch.look_for_rot(whole=True)
    until(qtbot, lambda: isinstance(window._blocking_screen, DamageView))
    qtbot.keyClick(window, Qt.Key.Key_9)
    with pytest.raises(StorageError):
        window.journal.day(TODAY)


def test_restoring_shows_first_what_is_in_the_copy_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, diary: Path
) -> None:
    view = copies_in(window, qtbot)
    press(qtbot, view.now)
    until(qtbot, lambda: len(view.rows) == 1)
    window.show_page("today")
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_9)
    settings_of(window)
    press(qtbot, view.rows[0])
    until(qtbot, lambda: view.face == COPY)
    assert "1 day with entries: 24 November 2026." in view._contents.text()
    assert view.leave_button.hasFocus()
    assert window.journal.day(TODAY).ratings[0].value == 9
    press(qtbot, view.restore_button)
    until(qtbot, view.done.isVisible)
    assert pain(diary) == [3]
    window.show_page("today")
    assert window.today_page.log.ratings["pain"].scale.value == 3
    settings_of(window)
    press(qtbot, named(view.done, QPushButton, "Undo"))
    until(qtbot, lambda: pain(diary) == [9])
    until(qtbot, lambda: window.journal.day(TODAY).ratings[0].value == 9)
    until(qtbot, lambda: len(view.rows) == 3)  # by hand, and one before each restore


def test_escape_from_a_copy_leads_back_and_changes_nothing(window: MainWindow, qtbot: QtBot, diary: Path) -> None:
    view = copies_in(window, qtbot)
    press(qtbot, view.now)
    until(qtbot, lambda: len(view.rows) == 1)
    press(qtbot, view.rows[0])
    until(qtbot, lambda: view.face == COPY)
    qtbot.keyClick(view.leave_button, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert view.face == ""
    assert pain(diary) == [3]
    assert len(backup.backups(backup.folder_of(diary), diary)) == 1


def test_a_second_place_gets_its_copy_and_is_missed_when_it_is_gone(
    window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    view = copies_in(window, qtbot)
    view.choose_folder = lambda: stick
    press(qtbot, view.place)
    until(qtbot, lambda: len(view.rows) == 2)
    until(qtbot, lambda: SettingsStore.of_diary(diary).value.backup_place == str(stick))
    [copy] = (stick / backup.PLACE).glob("*.sqlite")
    assert pain(copy) == [3]
    assert [row.accessibleName().endswith("second place") for row in view.rows].count(True) == 1
    shutil.rmtree(stick)
    view.list_copies()
    until(qtbot, lambda: view._place_words.text() == "The backup drive is not connected.")
    page = settings_of(window)
    page.show_place("cards")
    assert page.cards.backups.words.endswith("The backup drive is not connected.")
    shutil.rmtree(backup.folder_of(diary))
    press(qtbot, page.cards.backups.now)
    until(qtbot, lambda: len(backup.backups(backup.folder_of(diary), diary)) == 1)
    page.show_place(BACKUPS)
    press(qtbot, view.no_place)
    until(qtbot, lambda: not SettingsStore.of_diary(diary).value.backup_place)


def test_a_file_that_is_no_copy_is_told_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path
) -> None:
    other = tmp_path / "letter.sqlite"
    other.write_text("Dear Anna, " * 500)
    view = copies_in(window, qtbot)
    view.choose_file = lambda: other
    press(qtbot, view.file)
    until(qtbot, view.error_banner.isVisible)
    assert "not a diary" in view.error_banner.words
    assert view.face == ""
    assert pain(diary) == [3]
