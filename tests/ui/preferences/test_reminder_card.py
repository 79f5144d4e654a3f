"""The reminder in Settings: off until asked for, kept in its file, with the next time in words."""

import datetime as dt
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain import evening, record
from diary.domain.change import Change
from diary.domain.one_thing import KEY as ONE_THING
from diary.domain.one_thing import name_one_thing
from diary.domain.plan.plan import DayOff
from diary.reminder import autostart
from diary.reminder.reminder_file import ReminderWish, read_wish, reminder_file, write_wish
from diary.reminder.schedule import DUE, EVENING, EXERCISES
from diary.settings import Settings
from diary.storage.own_diaries import begin_second
from diary.ui import locale_format, reminding
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.preferences import reminder_card
from diary.ui.preferences.page import PreferencesPage
from diary.ui.reminding import asked_for
from tests.ui.windows import TODAY, until, window_on


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done = list[str]()
    monkeypatch.setattr(autostart, "is_offered", lambda: True)
    monkeypatch.setattr(autostart, "install", lambda _folder: done.append("install"))
    monkeypatch.setattr(autostart, "remove", lambda _folder: done.append("remove"))
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
    wish = asked_for(Settings(reminder_time="20:30", last_evening=last))
    assert reminder_card.next_in_words(wish, EVENING) == words


def test_exercises_and_what_is_asked_once_a_week_are_told_of_as_they_stand(
    tmp_path: Path, qtbot: QtBot, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By keyboard, from the first tick to the exercises that are done: what the file says, and what Settings says."""
    moment = datetime.combine(TODAY, dt.time(9)).astimezone()
    monkeypatch.setattr(reminder_card, "now", lambda: moment)
    monkeypatch.setattr(record, "now", lambda: moment)
    monkeypatch.setattr(reminding, "FOLLOW_AFTER_MS", 50)
    monkeypatch.setattr(locale_format, "clock", lambda at: f"{at:%H:%M}")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("preferences")
        choices = cast("PreferencesPage", window.page("preferences")).cards.reminder.choices
        for kind in (EXERCISES, DUE):
            choices[kind].tick.setFocus()
            qtbot.keyClick(choices[kind].tick, Qt.Key.Key_Space)
        until(qtbot, lambda: asked == ["install", "install"])
        until(qtbot, lambda: choices[EXERCISES].next.text() == "Next reminder today at 10:00")
        assert choices[DUE].next.text() == "Nothing is asked once a week so far."
        wish = read_wish(tmp_path)
        assert (wish.at, wish.exercises_at, wish.due_at) == (None, dt.time(10), dt.time(20, 30))
        assert (wish.exercise_days, wish.exercises_over, wish.due_from) == ((0, 1, 2, 3, 4, 5, 6), (), None)
        window.journal.apply(name_one_thing((), "Buttons"))
        until(qtbot, lambda: read_wish(tmp_path).due_from == TODAY)
        window.journal.change_day(TODAY, lambda excerpt: evening.measure(excerpt, TODAY, ONE_THING, 4))
        window.journal.apply([Change(None, DayOff(day=TODAY, reason="rest"))])
        until(qtbot, lambda: read_wish(tmp_path).due_from == TODAY + timedelta(days=7))
        assert read_wish(tmp_path).exercises_over == (TODAY,)
        window.show_page("today")
        window.show_page("preferences")
        until(qtbot, lambda: choices[EXERCISES].next.text() == "Next reminder tomorrow at 10:00")
        assert choices[DUE].next.text() == "Next reminder on Tuesday 1 December at 20:30"
        for kind in (EXERCISES, DUE):
            choices[kind].tick.click()
        until(qtbot, lambda: asked[2:] == ["install", "remove"])


def test_what_was_changed_last_is_in_the_file_once_the_window_is_closed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "now", lambda: datetime.combine(TODAY, dt.time(9)).astimezone())
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window._settings.set("reminder_exercises", "10:00")
        until(qtbot, lambda: read_wish(tmp_path).exercise_days != ())
        window.journal.apply([Change(None, DayOff(day=TODAY, reason="rest"))])
    assert read_wish(tmp_path).exercises_over == (TODAY,)


def test_with_two_diaries_the_file_says_whose_it_is(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEUROPATHY_DIARY_STATE", str(tmp_path / "state"))
    folder = tmp_path / "first"
    begin_second(folder, "Anna", "Bert")
    folder.mkdir()
    with window_on(folder / "diary.sqlite", qtbot) as window:
        window._settings.set("reminder_time", "20:30")
        until(qtbot, lambda: read_wish(folder).at is not None)
    assert read_wish(folder).name == "Anna"


def test_while_the_diary_cannot_be_read_the_file_keeps_what_was_open(tmp_path: Path) -> None:
    write_wish(tmp_path, ReminderWish(exercise_days=(1,), exercises_over=(TODAY,), due_from=TODAY))
    gone = DiaryReader(tmp_path / "diary.sqlite")
    value = Settings(reminder_exercises="10:00", last_evening=TODAY.isoformat())
    assert reminding._wish(gone, value) == ReminderWish(
        last_evening=TODAY, exercises_at=dt.time(10), exercise_days=(1,), exercises_over=(TODAY,), due_from=TODAY
    )
