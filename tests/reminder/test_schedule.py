"""When the reminder comes: once an evening, after sleep and clock changes too, and never for a written one."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from diary.reminder import autostart
from diary.reminder.notification import NOT_TONIGHT, OPEN, Answered
from diary.reminder.reminder_file import ReminderWish, read_wish, reminder_file, write_wish
from diary.reminder.running import Reminder
from diary.reminder.schedule import is_due, next_reminder

DAY = date(2026, 11, 24)
WISH = ReminderWish(time(20, 30), DAY - timedelta(days=1), 4)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return datetime.combine(DAY + timedelta(days=days), time(hour, minute))


@pytest.mark.parametrize(
    ("moment", "due"),
    [(at(20, 29), False), (at(20, 30), True), (at(23, 59), True), (at(3, 59, 1), True), (at(4, 0, 1), False)],
)
def test_it_is_due_from_the_time_until_the_day_turns(moment: datetime, due: bool) -> None:
    assert is_due(WISH, moment, None) is due


def test_it_is_not_due_twice_nor_when_written_nor_when_not_wanted() -> None:
    assert not is_due(WISH, at(21), DAY)
    assert is_due(WISH, at(21, days=1), DAY)
    assert not is_due(WISH._replace(last_evening=DAY), at(21), None)
    assert not is_due(WISH._replace(at=None), at(21), None)
    assert is_due(WISH._replace(last_evening=None), at(21), None)


def test_a_time_after_midnight_belongs_to_the_evening_before() -> None:
    late = WISH._replace(at=time(0, 30))
    assert not is_due(late, at(21), None)
    assert is_due(late, at(0, 30, 1), None)
    assert next_reminder(late, at(21)) == at(0, 30, 1)


def test_the_next_reminder() -> None:
    assert next_reminder(WISH, at(12)) == at(20, 30)
    assert next_reminder(WISH, at(21)) == at(20, 30, 1)
    assert next_reminder(WISH._replace(last_evening=DAY), at(12)) == at(20, 30, 1)
    assert next_reminder(WISH._replace(at=None), at(12)) is None


class Shown:
    """A notifier that keeps what it was asked for."""

    def __init__(self) -> None:
        self.reminded, self.withdrawn = 0, list[int]()

    def remind(self) -> int:
        self.reminded += 1
        return self.reminded

    def withdraw(self, number: int) -> None:
        self.withdrawn.append(number)

    def answer_within(self, seconds: float) -> Answered | None:
        raise AssertionError(seconds)


def test_of_three_days_of_minutes_each_evening_is_reminded_of_once(tmp_path: Path) -> None:
    write_wish(tmp_path, WISH)
    shown = Shown()
    reminder = Reminder(tmp_path, shown, lambda _folder: None)
    minutes = [at(0) + timedelta(minutes=minute) for minute in range(3 * 24 * 60)]
    for moment in minutes:
        assert reminder.wake(moment)
    assert shown.reminded == 3
    assert shown.withdrawn == [1, 2]


def test_clock_changes_and_sleep_neither_double_nor_lose_it(tmp_path: Path) -> None:
    write_wish(tmp_path, WISH._replace(at=time(2, 30), day_turn_hour=4))
    shown = Shown()
    reminder = Reminder(tmp_path, shown, lambda _folder: None)
    back = [at(2, minute, 1) for minute in range(60)]
    for moment in (*back, *back, at(3, 0, 1)):  # the hour that is there twice in October
        reminder.wake(moment)
    assert shown.reminded == 1
    reminder.wake(at(1, 59, 2))
    reminder.wake(at(3, 0, 2))  # the hour that is not there in March
    assert shown.reminded == 2
    reminder.wake(at(12, 0, 5))  # asleep for days
    assert shown.reminded == 2


def test_writing_the_evening_takes_the_message_away(tmp_path: Path) -> None:
    write_wish(tmp_path, WISH)
    shown = Shown()
    reminder = Reminder(tmp_path, shown, lambda _folder: None)
    reminder.wake(at(20, 30))
    write_wish(tmp_path, WISH._replace(last_evening=DAY))
    reminder.wake(at(20, 40))
    reminder.wake(at(20, 41))
    assert (shown.reminded, shown.withdrawn) == (1, [1])


def test_the_buttons_open_the_diary_or_leave_it_for_tonight(tmp_path: Path) -> None:
    write_wish(tmp_path, WISH)
    opened = list[Path]()
    reminder = Reminder(tmp_path, Shown(), opened.append)
    reminder.wake(at(20, 30))
    reminder.answer(Answered(99, OPEN))
    reminder.answer(None)
    assert opened == []
    reminder.answer(Answered(1, NOT_TONIGHT))
    assert opened == []
    reminder.wake(at(20, 30, 1))
    reminder.answer(Answered(2, OPEN))
    assert opened == [tmp_path]


def test_the_file_is_read_as_it_was_written_and_nothing_is_wished_of_a_broken_one(tmp_path: Path) -> None:
    write_wish(tmp_path, WISH)
    assert read_wish(tmp_path) == WISH
    for broken in ("", "[]", "{", '{"at": "25:00", "last_evening": 3, "day_turn_hour": true}', '{"at": 2030}'):
        reminder_file(tmp_path).write_text(broken, encoding="utf-8")
        assert read_wish(tmp_path) == ReminderWish()
    reminder_file(tmp_path).unlink()
    assert read_wish(tmp_path) == ReminderWish()
    assert not Reminder(tmp_path, Shown(), lambda _folder: None).wake(at(21))


def test_where_nobody_shows_messages_yet_it_is_tried_again(tmp_path: Path) -> None:
    class Late(Shown):
        def remind(self) -> int:
            super().remind()
            if self.reminded == 1:
                raise LookupError
            return self.reminded

    write_wish(tmp_path, WISH)
    late = Late()
    reminder = Reminder(tmp_path, late, lambda _folder: None)
    for minute in (30, 31, 32):
        assert reminder.wake(at(20, minute))
    assert late.reminded == 2


def test_a_desktop_that_does_not_answer_is_not_asked_twice(tmp_path: Path) -> None:
    class Silent(Shown):
        def remind(self) -> int:
            super().remind()
            raise TimeoutError

    write_wish(tmp_path, WISH)
    silent = Silent()
    reminder = Reminder(tmp_path, silent, lambda _folder: None)
    assert all(reminder.wake(at(20, minute)) for minute in (30, 31, 32))
    assert silent.reminded == 1


def test_a_made_up_diary_writes_no_entry_for_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autostart, "_withheld", [])
    monkeypatch.setattr("sys.platform", "linux")
    assert autostart.is_offered()
    autostart.withhold()
    assert not autostart.is_offered()
