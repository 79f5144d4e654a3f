"""Locking, and the settings that say whether there is a passphrase: the window's thread never opens the diary."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.storage.day_reader import read_day
from diary.storage.file import cipher
from diary.storage.safety import passphrase, put_aside, recovery
from diary.ui.main_window import MainWindow
from diary.ui.preferences.page import PreferencesPage
from diary.ui.protection.lock_view import LockView
from tests.builders import started
from tests.ui.disk_touches import disk_touches
from tests.ui.windows import TODAY, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

MINE = "Mai 2026"


@pytest.fixture(params=[True, False], ids=["with a passphrase", "without"])
def window(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary with a passphrase and recovery words, or on a plain one, that has read its day."""
    diary = started(tmp_path / "data" / "diary.sqlite")
    if request.param:
        pytest.importorskip("sqlcipher3")
        passphrase.change(diary, MINE, recovery_words=recovery.drawn())
    with window_on(diary, qtbot) as made:
        until(qtbot, made.today_page.isVisible)
        yield made


def settings_page(window: MainWindow) -> PreferencesPage:
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    return page


def press_lock(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def stay_away(window: MainWindow, _qtbot: QtBot) -> None:
    window._watch.idle_timeout.emit()


def open_settings(window: MainWindow, _qtbot: QtBot) -> None:
    window.show_page("preferences")


def open_privacy(window: MainWindow, _qtbot: QtBot) -> None:
    window._open("preferences#passphrase")


@pytest.mark.parametrize("act", [press_lock, stay_away, open_settings, open_privacy])
def test_nothing_in_the_folder_of_the_diary_is_opened(
    window: MainWindow, qtbot: QtBot, act: Callable[[MainWindow, QtBot], None]
) -> None:
    with disk_touches() as touches:
        act(window, qtbot)
        for _round in range(5):
            qtbot.wait(1)
    folder = str(window.journal.path.parent)
    assert [one for one in touches if folder in one] == []
    is_encrypted = cipher.is_encrypted(window.journal.path)
    locks = act in (press_lock, stay_away)
    assert isinstance(window.centralWidget(), LockView) == (locks and is_encrypted)


def test_settings_say_what_lies_in_the_folder_once_it_was_read(window: MainWindow, qtbot: QtBot) -> None:
    page = settings_page(window)
    window.show_page("preferences")
    if not cipher.is_encrypted(window.journal.path):
        assert page.cards.privacy.words.startswith("Not set.")
        return
    until(qtbot, lambda: page.cards.privacy.words == "Set. The diary and its copies need it.")
    recovery.put_in_force(window.journal.path, None)
    page.refresh()
    until(qtbot, lambda: page.cards.privacy.words.endswith("No recovery sheet. Make one."))


def test_a_plain_diary_in_the_place_of_the_locked_one_is_known_to_be_plain(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    diary = started(tmp_path / "diary.sqlite")
    passphrase.change(diary, MINE)
    assert cipher.was_encrypted(diary)
    passphrase.forget()
    put_aside.start_anew(diary)
    read_day(diary, TODAY)
    assert not cipher.was_encrypted(diary)
