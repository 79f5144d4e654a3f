"""Joining with the diary of another computer, by keyboard; undone as one step."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added
from diary.domain.control_number import control_number
from diary.domain.record import new_id
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.storage.day_reader import read_day
from diary.storage.journal import Journal
from diary.storage.safety import backup, lock
from diary.storage.safety.whole_content import whole_content
from diary.storage.sync import merging, sharing
from diary.ui.main_window import MainWindow
from diary.ui.preferences.join_view import JOIN, JoinView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.widgets.toast import Toast
from tests.builders import started
from tests.journeys.test_protection_damage import press
from tests.ui.windows import TODAY, named, until, window_on

SHARED = Rating(day=TODAY - timedelta(days=1), symptom="pain", value=5)
HERE, THERE = Rating(day=TODAY, symptom="pain", value=3), Rating(day=TODAY, symptom="numbness", value=6)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A copy of the diary that was written on elsewhere."""
    path = tmp_path / "other" / "diary.sqlite"
    with Journal(started(path)) as journal:
        journal.apply(added([SHARED, THERE]))
    return path


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(diary, qtbot, changes=added([SHARED, HERE])) as made:
        yield made


def join_view(window: MainWindow, qtbot: QtBot) -> JoinView:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    press(qtbot, named(page, QPushButton, "Join with another"))
    view = page.view(JOIN)
    assert isinstance(view, JoinView)
    assert view.isVisible()
    assert view.choose.hasFocus()
    return view


def number_of(diary: Path) -> str:
    content = whole_content(diary)
    assert content is not None
    return control_number(content)


def values(diary: Path) -> dict[str, float]:
    return {one.symptom: one.value for one in read_day(diary, TODAY).day(TODAY).ratings}


def test_what_the_other_has_is_told_taken_in_and_undone(
    window: MainWindow, qtbot: QtBot, diary: Path, other: Path
) -> None:
    view = join_view(window, qtbot)
    view.choose_file = lambda: other
    press(qtbot, view.choose)
    until(qtbot, view.join_button.isVisible)
    assert "new here" in view.description.text()
    assert values(diary) == {"pain": 3}
    assert view.join_button.hasFocus()
    press(qtbot, view.join_button)
    until(qtbot, view.done.isVisible)
    assert values(diary) == {"pain": 3, "numbness": 6}
    assert merging.dry_run(diary, other).is_nothing_new
    assert backup.backups(backup.folder_of(diary), diary)
    [toast] = window.findChildren(Toast)
    assert toast.words == "Joined with the other diary"
    press(qtbot, toast.findChildren(QPushButton)[0])
    until(qtbot, lambda: values(diary) == {"pain": 3})


def test_after_joining_both_ways_both_show_the_same_control_number(
    window: MainWindow, qtbot: QtBot, diary: Path, other: Path
) -> None:
    view = join_view(window, qtbot)
    until(qtbot, view.control.number.isVisible)
    before = view.control.number.text()
    assert before != number_of(other)
    view.choose_file = lambda: other
    press(qtbot, view.choose)
    until(qtbot, view.join_button.isVisible)
    press(qtbot, view.join_button)
    until(qtbot, view.done.isVisible)
    assert "control number" in view.done.words
    until(qtbot, lambda: view.control.number.text() != before)
    merging.merge(other, diary)
    assert view.control.number.text() == number_of(other) == number_of(diary)
    assert view.control.number.accessibleName() == f"Control number: {number_of(other)}"


def test_the_settings_show_the_number_when_it_is_asked_for_and_that_it_is_no_password(
    window: MainWindow, qtbot: QtBot, diary: Path
) -> None:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    card = page.cards.control
    assert not card.number.isVisible()
    assert any("This is no password" in one.text() for one in card.findChildren(QLabel))
    press(qtbot, card.show_button)
    until(qtbot, card.number.isVisible)
    assert card.number.text() == number_of(diary)
    window.show_page("today")
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_9)
    window.show_page("preferences")
    assert not card.number.isVisible()
    press(qtbot, card.show_button)
    until(qtbot, card.number.isVisible)
    assert card.number.text() == number_of(diary)


def test_what_an_earlier_program_wrote_twice_is_joined_and_that_is_taken_back(
    window: MainWindow, qtbot: QtBot, diary: Path
) -> None:
    view = join_view(window, qtbot)
    until(qtbot, view.control.number.isVisible)
    assert not view.doubles.isVisible()
    with Journal(diary) as journal:
        journal.apply(added([replace(HERE, id=new_id(), value=8, written=HERE.written + timedelta(hours=1))]))
    window.show_page("today")
    view = join_view_again(window)
    until(qtbot, view.doubles.join_button.isVisible)
    assert view.doubles.words.text().startswith("1 entry is there twice")
    press(qtbot, view.doubles.join_button)
    until(qtbot, view.doubles.done.isVisible)
    assert values(diary) == {"pain": 8}
    assert [one.value for one in window.journal.day(TODAY).day(TODAY).ratings] == [8]
    until(qtbot, lambda: not view.doubles.join_button.isVisible())
    press(qtbot, named(view.doubles, QPushButton, "Undo"))
    until(qtbot, view.doubles.join_button.isVisible)
    assert sorted(one.value for one in read_day(diary, TODAY).day(TODAY).ratings) == [3, 8]


def join_view_again(window: MainWindow) -> JoinView:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    view = page.view(JOIN)
    assert isinstance(view, JoinView)
    return view


def test_a_second_time_there_is_nothing_to_join(window: MainWindow, qtbot: QtBot, diary: Path, other: Path) -> None:
    merging.merge(diary, other)
    view = join_view(window, qtbot)
    view.choose_file = lambda: other
    press(qtbot, view.choose)
    until(qtbot, view.description.isVisible)
    assert "nothing in it" in view.description.text()
    assert not view.join_button.isVisible()


def test_what_is_no_diary_is_told(window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Anna, " * 900)
    view = join_view(window, qtbot)
    view.choose_file = lambda: letter
    press(qtbot, view.choose)
    until(qtbot, view.error_banner.isVisible)
    assert "letter.txt" in view.error_banner.words
    assert values(diary) == {"pain": 3}


def test_a_later_change_of_the_other_holds(window: MainWindow, qtbot: QtBot, diary: Path, other: Path) -> None:
    with Journal(other) as journal:
        journal.apply([Change(SHARED, Rating(id=SHARED.id, day=SHARED.day, symptom="pain", value=9))])
    view = join_view(window, qtbot)
    view.choose_file = lambda: other
    press(qtbot, view.choose)
    until(qtbot, view.join_button.isVisible)
    assert "1 entry is changed here." in view.description.text()
    press(qtbot, view.join_button)
    until(qtbot, view.done.isVisible)
    assert [one.value for one in read_day(diary, SHARED.day).day(SHARED.day).ratings] == [9]


def test_two_windows_share_one_diary_through_a_folder(
    window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    elsewhere = tmp_path / "second" / "diary.sqlite"
    with Journal(started(elsewhere)) as journal:
        journal.apply(added([SHARED, THERE]))
    with monkeypatch.context() as other_machine:
        other_machine.setattr(lock, "machine", lambda: "another computer")
        sharing.exchange(elsewhere, folder)
    view = join_view(window, qtbot)
    view.choose_folder = lambda: folder
    press(qtbot, view.share)
    until(qtbot, lambda: values(diary) == {"pain": 3, "numbness": 6})
    until(qtbot, lambda: SettingsStore.of_diary(diary).value.shared_place == str(folder))
    assert str(folder) in view.shared.text()
    until(qtbot, lambda: len(list(folder.rglob("*.changes"))) == 2)
    with monkeypatch.context() as other_machine:
        other_machine.setattr(lock, "machine", lambda: "another computer")
        sharing.exchange(elsewhere, folder)
    assert values(elsewhere) == values(diary)
    press(qtbot, view.stop)
    until(qtbot, lambda: not SettingsStore.of_diary(diary).value.shared_place)
    assert view.shared.text() == "No folder is chosen."


def test_a_folder_that_somebody_else_shares_through_is_told_and_nothing_is_taken(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, diary: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    with Journal(started(tmp_path / "theirs" / "diary.sqlite")) as journal:
        journal.apply(added([Rating(day=TODAY, symptom="tingling", value=9)]))
    sharing.exchange(journal.path, folder)
    left = folder / sharing.FOLDER / sharing.own_name()
    left.rename(left.with_name(f"abcdef012345{sharing.SUFFIX}"))  # as from another computer
    view = join_view(window, qtbot)
    view.choose_folder = lambda: folder
    press(qtbot, view.share)
    until(qtbot, lambda: view.shared.text().startswith("Another diary, which has no entry in common with this one"))
    assert left.exists(), "what is written here is left for one's own other computers"
    assert sorted(one.value for one in read_day(diary, TODAY).ratings) == [3, 5]
    assert window.page("today")


def test_a_shared_folder_that_is_gone_is_told(window: MainWindow, qtbot: QtBot, diary: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    view = join_view(window, qtbot)
    view.choose_folder = lambda: folder
    press(qtbot, view.share)
    until(qtbot, lambda: len(list(folder.rglob("*.changes"))) == 1)
    until(qtbot, lambda: not window._watch._exchanging.is_busy)
    shutil.rmtree(folder)
    window.show_page("today")
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_9)
    window._watch.exchange()
    until(qtbot, lambda: not window._watch._exchanging.is_busy)
    until(qtbot, lambda: values(diary) == {"pain": 9})
    window.show_page("preferences")
    assert view.shared.text().startswith("The shared folder is not there")
