"""What a preference changes in the window, and that none is lost."""

import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from diary.settings import DECLARATIONS, Settings, SettingsStore, Stale
from diary.ui import main_window, theme
from diary.ui.main_window import MainWindow
from diary.ui.preferences.page import PreferencesPage
from diary.ui.today.page import TodayPage
from tests.settings.values import other_value
from tests.ui.windows import TODAY, named, until, window_on

_watched: list[str] = []
_opened: list[str] = []


def _note_opening(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watched and threading.current_thread() is threading.main_thread():
        _opened.extend(name for name in _watched if str(arguments[0]).endswith(name))


sys.addaudithook(_note_opening)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window at three o'clock in the night after `TODAY`."""
    night = datetime.combine(TODAY + timedelta(days=1), datetime.min.time()).replace(hour=3).astimezone()
    monkeypatch.setattr(main_window, "now", lambda: night)
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def preferences(window: MainWindow) -> PreferencesPage:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    return page


def test_what_is_out_of_sight_makes_no_page_anew(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One preference after the other."""
    former, shown = [window.today_page, window.page("help")], list[TodayPage]()
    settings, refresh = window.today_page.settings, TodayPage.refresh

    def note_and_refresh(page: TodayPage) -> None:
        shown.append(page)
        refresh(page)

    monkeypatch.setattr(TodayPage, "refresh", note_and_refresh)
    monkeypatch.setattr("diary.reminder.autostart.install", lambda _folder: None)  # no process is left behind
    for name in (name for name, one in DECLARATIONS.items() if one.stale is not Stale.LOOK):
        shown.clear()
        with qtbot.waitSignal(settings.changed):
            settings.set(name, 5 if name == "day_turn_hour" else other_value(name))
        until(qtbot, lambda: SettingsStore.of_diary(window.journal.path).value == settings.value)
        assert [window.today_page, window.page("help")] == former, name
        assert bool(shown) == (DECLARATIONS[name].stale is Stale.PAGE), name


@pytest.mark.parametrize("name", [name for name, one in DECLARATIONS.items() if one.stale is Stale.LOOK])
def test_another_look_makes_every_page_anew(window: MainWindow, qtbot: QtBot, name: str) -> None:
    former, look = window.today_page, theme.current()
    former.settings.set(name, other_value(name))
    assert theme.current() != look
    until(qtbot, lambda: window.today_page is not former)


def test_the_day_turns_at_the_hour_that_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    former = window.today_page
    assert former.today == TODAY
    former.settings.set("day_turn_hour", 2)
    until(qtbot, lambda: window.today_page is not former)
    assert window.today_page.today == TODAY + timedelta(days=1)
    assert window.today_page.day == TODAY


def test_pages_that_change_preferences_one_after_another_lose_none(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    named(preferences(window), QCheckBox, "Calm motion").click()
    window.show_page("today")
    window.today_page.open_view("where")
    where = window.today_page.view("where")
    qtbot.mouseClick(named(where, QCheckBox, "Mark left and right together"), Qt.MouseButton.LeftButton)
    window.show_page("exercises")
    until(qtbot, lambda: bool(window.page("exercises").findChildren(QCheckBox)))
    named(preferences(window), QCheckBox, "“Same as yesterday”").click()
    window.show_page("today")
    qtbot.mouseClick(named(window.today_page, QPushButton, "Use a list"), Qt.MouseButton.LeftButton)
    window.show_page("preferences")
    chosen = Settings()._replace(calm=True, where_together=False, same_where=True, where_as_list=True)
    assert window.today_page.settings.value == chosen
    window.close()
    assert SettingsStore(tmp_path).value == chosen


def test_no_click_on_today_opens_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    _watched.append("settings.json")
    try:
        for key in (Qt.Key.Key_4, Qt.Key.Key_7):
            qtbot.keyClick(page.log.ratings["pain"].scale, key)
        for tick in page.log.treatments.findChildren(QCheckBox):
            tick.click()
        page.step(-1)
        page.open_view("where")
        qtbot.mouseClick(named(page.view("where"), QCheckBox, "Mark left and right"), Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            page.leave()
    finally:
        _watched.clear()
    assert _opened == []
    until(qtbot, lambda: not SettingsStore.of_diary(window.journal.path).value.where_together)


def test_what_another_process_chose_is_taken_up_with_the_clock(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    former, other = window.today_page, SettingsStore(tmp_path)
    other.set("theme", "dark")
    other.write()
    window._check_clock()
    until(qtbot, lambda: theme.current().name == "dark")
    until(qtbot, lambda: window.today_page is not former)
    assert named(preferences(window), QRadioButton, "Dark").isChecked()


def test_settings_that_cannot_be_read_are_told_of_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"', encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = preferences(window)
        assert page.error_banner.isVisible()
        assert page.error_banner.words.startswith("The settings could not be read")
        named(page, QCheckBox, "Calm motion").click()
        until(qtbot, (tmp_path / "settings.json.damaged").is_file)
        until(qtbot, lambda: SettingsStore(tmp_path).value.calm)
        window.show_page("today")
        assert not preferences(window).error_banner.isVisible()
    assert (tmp_path / "settings.json.damaged").read_text(encoding="utf-8") == '{"theme": "dark"'


def test_settings_that_cannot_be_written_are_told_of(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = preferences(window)
    (tmp_path / "settings.json").mkdir()
    named(page, QCheckBox, "Calm motion").click()
    until(qtbot, page.error_banner.isVisible)
    assert page.error_banner.words.startswith("The settings cannot be saved")
    assert page.settings.value.calm
