"""The reminder in Settings: off until asked for, kept in its file, with the next time in words."""

import datetime as dt
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.reminder import autostart
from diary.reminder.reminder_file import ReminderWish, read_wish, reminder_file
from diary.settings import Settings
from diary.ui import locale_format
from diary.ui.preferences import reminder_card
from diary.ui.preferences.page import PreferencesPage
from tests.ui.windows import TODAY, until, window_on


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done = list[str]()
    monkeypatch.setattr(autostart, "is_offered", lambda: True)
    monkeypatch.setattr(autostart, "install", lambda _folder: done.append("install"))
    monkeypatch.setattr(autostart, "remove", lambda: done.append("remove"))
    return done


def test_it_is_off_until_asked_for_and_the_finished_evening_is_told(
    tmp_path: Path, qtbot: QtBot, asked: list[str]
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("preferences")
        card = cast("PreferencesPage", window.page("preferences")).cards.reminder
        assert not card.choice.tick.isChecked()
        assert not reminder_file(tmp_path).exists()
        card.choice.tick.setFocus()
        qtbot.keyClick(card.choice.tick, Qt.Key.Key_Space)
        until(qtbot, lambda: asked == ["install"])
        assert read_wish(tmp_path) == ReminderWish(dt.time(20, 30), None, 4)
        assert card.choice.next.text().startswith("Next reminder to")
        card.choice.time._choose("21:00")
        until(qtbot, lambda: read_wish(tmp_path).at == dt.time(21))
        window.show_page("today")
        window.today_page._finish()
        until(qtbot, lambda: read_wish(tmp_path).last_evening == TODAY)
        window.show_page("preferences")
        card.choice.tick.click()
        until(qtbot, lambda: asked[-1] == "remove")
        assert read_wish(tmp_path).at is None
        assert not card.choice.next.isVisible()


def test_without_a_reminder_nothing_is_written_for_one(tmp_path: Path, qtbot: QtBot, asked: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.today_page._finish()
        until(qtbot, lambda: window._settings.value.last_evening == TODAY.isoformat())
    assert not reminder_file(tmp_path).exists()
    assert asked == []


@pytest.mark.parametrize(
    ("last", "hour", "words"),
    [
        ("", 12, "Next reminder today at 20:30"),
        ("", 21, "Next reminder tomorrow at 20:30"),
        ("2026-11-24", 12, "Next reminder tomorrow at 20:30"),
        ("a day", 12, "Next reminder today at 20:30"),
    ],
)
def test_the_next_one_in_words(monkeypatch: pytest.MonkeyPatch, last: str, hour: int, words: str) -> None:
    moment = datetime.combine(date(2026, 11, 24), dt.time(hour)).astimezone()
    monkeypatch.setattr(reminder_card, "now", lambda: moment)
    monkeypatch.setattr(locale_format, "clock", lambda at: f"{at:%H:%M}")
    assert reminder_card.next_in_words(Settings(reminder_time="20:30", last_evening=last)) == words
