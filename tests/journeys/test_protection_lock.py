"""A diary with a passphrase: set, asked for, locked by a key and by absence; by keyboard."""

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.storage.day_reader import read_day
from diary.storage.file import cipher
from diary.storage.safety import backup, passphrase
from diary.ui import clipboard
from diary.ui.main_window import MainWindow
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.privacy_view import PASSPHRASE, PrivacyView
from diary.ui.protection import diary_watch
from diary.ui.protection.lock_view import LockView
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from tests.journeys.test_protection_damage import press, started_on
from tests.storage.diaries import made as written
from tests.ui.windows import TODAY, named, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

WORDS = "zwei Äpfel im Mai"
SENTENCE = "Wilhelmina came by"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


def passphrase_view(window: MainWindow, qtbot: QtBot) -> PrivacyView:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    press(qtbot, page.cards.privacy.set)
    view = page.view(PASSPHRASE)
    assert isinstance(view, PrivacyView)
    assert view.isVisible()
    return view


def type_into(qtbot: QtBot, field: PassphraseField, words: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field.field, words)


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary whose passphrase was set in it."""
    entries = [Note(day=TODAY, text=SENTENCE), Rating(day=TODAY, symptom="pain", value=3)]
    with window_on(diary, qtbot, changes=added(entries)) as made:
        backup.make(diary, backup.BY_HAND)
        view = passphrase_view(made, qtbot)
        type_into(qtbot, view.new, WORDS)
        type_into(qtbot, view.again, WORDS)
        qtbot.keyClick(view.again.field, Qt.Key.Key_Return)
        until(qtbot, view.steps.not_now.isVisible)
        press(qtbot, view.steps.not_now)
        until(qtbot, view.done.isVisible)
        yield made


def lock_of(window: MainWindow, qtbot: QtBot) -> LockView:
    until(qtbot, lambda: isinstance(window._blocking_screen, LockView))
    assert isinstance(window._blocking_screen, LockView)
    until(qtbot, window._blocking_screen.isVisible)
    return window._blocking_screen


def locked_by_key(window: MainWindow, diary: Path, qtbot: QtBot) -> LockView:
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    view = lock_of(window, qtbot)
    until(qtbot, lambda: cipher.is_locked(diary))
    return view


def unlock(qtbot: QtBot, view: LockView, words: str) -> None:
    type_into(qtbot, view.field, words)
    qtbot.keyClick(view.field.field, Qt.Key.Key_Return)


def test_the_diary_and_its_copies_are_encrypted_and_nothing_stays_in_the_fields(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    del qtbot
    contents: dict[Path, bytes] = {}
    for path in diary.parent.rglob("*"):
        with suppress(FileNotFoundError):  # what is just being written under a temporary name
            if path.is_file():
                contents[path] = path.read_bytes()
    assert len([path for path in contents if path.suffix == ".sqlite"]) >= 2
    assert not [path for path, content in contents.items() if b"Wilhelmina" in content or WORDS.encode() in content]
    assert all(not field.words for field in window.findChildren(PassphraseField))
    assert "pain" not in diary.read_bytes().decode("latin-1")


def test_who_unlocks_at_once_is_not_locked_out_by_the_copy_of_the_day(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    monkeypatch.setattr(diary_watch, "copying", lambda *_places: lambda: slow.wait(20))
    window.lock()
    view = lock_of(window, qtbot)
    unlock(qtbot, view, WORDS)
    assert view._unlocking.is_busy
    slow.set()
    until(qtbot, lambda: window._blocking_screen is None)
    until(qtbot, lambda: not window._watch._copying.is_busy)
    assert window.journal.reader.days_with_entries(Period(TODAY, TODAY)) == {TODAY}


def test_what_was_copied_is_not_on_the_clipboard_of_a_locked_diary(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    clipboard.copy_text(SENTENCE)
    locked_by_key(window, diary, qtbot)
    assert SENTENCE not in QGuiApplication.clipboard().text()


def test_two_that_differ_and_one_that_is_short_are_told(diary: Path, qtbot: QtBot) -> None:
    with window_on(diary, qtbot) as window:
        view = passphrase_view(window, qtbot)
        type_into(qtbot, view.new, "short")
        press(qtbot, view.take)
        assert "at least 8" in view.error_banner.words
        view.take_up()
        type_into(qtbot, view.new, WORDS)
        type_into(qtbot, view.again, "something else")
        press(qtbot, view.take)
        assert "not the same" in view.error_banner.words
        assert not cipher.is_encrypted(diary)


def test_locking_leaves_nothing_of_the_diary_in_the_window(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    window.show_page("history")
    until(qtbot, lambda: bool(window._pages))
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_8)
    view = locked_by_key(window, diary, qtbot)
    assert view.field.field.hasFocus()
    assert not window._pages
    assert window.journal.days.get(TODAY) is None
    shown = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    assert "Wilhelmina" not in shown
    assert "Pain" not in shown
    assert window.windowTitle() == "Neuropathy Diary"
    qtbot.keyClick(view.field.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not window._pages
    unlock(qtbot, view, WORDS)
    until(qtbot, lambda: window._blocking_screen is None)
    until(qtbot, window.today_page.isVisible)
    assert window.today_page.log.ratings["pain"].scale.value == 8  # what was entered just before was saved


def test_a_wrong_passphrase_is_told_without_a_hint_and_the_wait_grows(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    view = locked_by_key(window, diary, qtbot)
    waits = []
    for number in range(3):
        unlock(qtbot, view, f"wrong one {number}")
        until(qtbot, lambda: not view._unlocking.is_busy)
        waits.append(view.open_button.seconds_left)
        assert view.error_banner.isVisible()
        assert not re.search("characters|Äpfel|begins|hint", view.error_banner.words)
        assert view.open_button.isEnabled() == (number == 0)
        view.open_button.seconds_left = 1
        view.open_button.count_down()
    assert waits == sorted(set(waits))
    assert not view.field.words
    unlock(qtbot, view, WORDS)
    until(qtbot, lambda: window._blocking_screen is None)


def test_the_program_asks_before_it_shows_anything(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    window.close()
    passphrase.forget()
    with started_on(diary, qtbot) as again:
        view = lock_of(again, qtbot)
        assert not again._pages
        assert view.field.field.hasFocus()
        unlock(qtbot, view, WORDS)
        until(qtbot, lambda: again._blocking_screen is None)
        assert again.journal.day(TODAY).notes[0].text == SENTENCE


def test_a_backup_that_was_left_plain_is_encrypted_once_the_diary_is_unlocked(
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window.close()
    plain = written(tmp_path_factory.mktemp("plain") / "diary.sqlite")
    left = plain.rename(backup.folder_of(diary) / backup.name_of(diary, plain, backup.BY_HAND))
    passphrase.forget()
    with started_on(diary, qtbot) as again:
        unlock(qtbot, lock_of(again, qtbot), WORDS)
        until(qtbot, lambda: again._blocking_screen is None)
        until(qtbot, lambda: not left.exists())
        assert all(cipher.is_encrypted(one.path) for one in backup.backups(backup.folder_of(diary), diary))


def test_the_diary_locks_when_nobody_is_there(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place("cards")
    until(qtbot, page.cards.privacy.minutes.isVisible)
    named(page.cards.privacy.minutes, QRadioButton, "10 minutes").click()
    until(qtbot, lambda: SettingsStore.of_diary(diary).value.lock_minutes == 10)
    away = window._watch._idle_timer
    assert away is not None
    began = away.clock()
    away.clock = lambda: began + 599
    away._check()
    assert window._blocking_screen is None
    qtbot.mouseMove(window)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    away.clock = lambda: began + 1100
    away._check()
    assert window._blocking_screen is None
    away.clock = lambda: began + 1200
    away._check()
    lock_of(window, qtbot)
    until(qtbot, lambda: cipher.is_locked(diary))


def test_a_window_in_front_of_it_is_closed_when_it_locks(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QDialog

    note = QDialog(window)
    note.setWindowTitle("Note of the day")
    note.show()
    locked_by_key(window, diary, qtbot)
    until(qtbot, lambda: not note.isVisible())


def test_without_a_passphrase_the_key_leads_to_where_one_is_set(diary: Path, qtbot: QtBot) -> None:
    with window_on(diary, qtbot) as window:
        scale = window.today_page.log.ratings["pain"].scale
        qtbot.keyClick(scale, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        page = window.page("preferences")
        assert page.isVisible()
        assert named(page, QPushButton, "Set a passphrase").hasFocus()


def test_removing_it_asks_for_it_first(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    view = page.view(PASSPHRASE)
    assert isinstance(view, PrivacyView)
    passphrase.forget()
    type_into(qtbot, view.present, "not this one")
    press(qtbot, view.remove)
    until(qtbot, view.error_banner.isVisible)
    assert cipher.is_encrypted(diary)
    type_into(qtbot, view.present, WORDS)
    press(qtbot, view.remove)
    until(qtbot, lambda: not cipher.is_encrypted(diary))
    until(qtbot, view.done.isVisible)
    assert read_day(diary, TODAY).notes[0].text == SENTENCE
    assert read_day(diary, TODAY - timedelta(days=1)).notes == ()


def test_what_is_typed_can_be_shown(qtbot: QtBot, qapp: QApplication) -> None:
    del qapp
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    type_into(qtbot, field, WORDS)
    assert WORDS not in field.field.displayText()
    press(qtbot, field.eye)
    assert field.field.displayText() == WORDS
    field.clear()
    assert field.words == ""
    assert field.field.displayText() == ""
