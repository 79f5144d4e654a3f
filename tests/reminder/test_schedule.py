"""The reminder's times: once an evening, also after suspension and clock changes, and never for a written one."""

from datetime import date, datetime, time, timedelta
from itertools import chain, combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from diary.domain.catalogue import exercises
from diary.domain.symptom import SYMPTOMS
from diary.domain.treatment import TREATMENTS
from diary.reminder import autostart, running
from diary.reminder.message import NOT_TONIGHT, OPEN, Answered, Message, message
from diary.reminder.reminder_file import ReminderWish, read_wish, reminder_file, write_wish
from diary.reminder.running import Reminder
from diary.reminder.schedule import DUE, EVENING, EXERCISES, KINDS, due_kinds, next_reminder

DAY = date(2026, 11, 24)
WISH = ReminderWish(time(20, 30), DAY - timedelta(days=1), 4)
BUSY = WISH._replace(
    exercises_at=time(10), exercise_days=(1, 3), exercises_over=(DAY + timedelta(days=2),), due_at=time(20, 30),
    due_from=DAY + timedelta(days=1), name="Anna & <b>Bert",
)  # fmt: skip
"""Exercises on Tuesdays, as `DAY` is, and Thursdays, done on the next one, and something due from Wednesday on."""


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    return datetime.combine(DAY + timedelta(days=days), time(hour, minute))


@pytest.mark.parametrize(
    ("moment", "due"),
    [(at(20, 29), False), (at(20, 30), True), (at(23, 59), True), (at(3, 59, 1), True), (at(4, 0, 1), False)],
)
def test_it_is_due_from_the_time_until_the_day_turns(moment: datetime, due: bool) -> None:
    assert due_kinds(WISH, moment, {}) == ({EVENING} if due else set())


def test_it_is_not_due_twice_nor_when_written_nor_when_not_wanted() -> None:
    assert not due_kinds(WISH, at(21), {EVENING: DAY})
    assert due_kinds(WISH, at(21, days=1), {EVENING: DAY})
    assert not due_kinds(WISH._replace(last_evening=DAY), at(21), {})
    assert not due_kinds(WISH._replace(at=None), at(21), {})
    assert due_kinds(WISH._replace(last_evening=None), at(21), {})


def test_a_time_after_midnight_belongs_to_the_evening_before() -> None:
    late = WISH._replace(at=time(0, 30))
    assert not due_kinds(late, at(21), {})
    assert due_kinds(late, at(0, 30, 1), {})
    assert next_reminder(late, EVENING, at(21)) == at(0, 30, 1)


def test_the_next_reminder() -> None:
    assert next_reminder(WISH, EVENING, at(12)) == at(20, 30)
    assert next_reminder(WISH, EVENING, at(21)) == at(20, 30, 1)
    assert next_reminder(WISH._replace(last_evening=DAY), EVENING, at(12)) == at(20, 30, 1)
    assert next_reminder(WISH._replace(at=None), EVENING, at(12)) is None


class Shown:
    """A notifier that records the messages."""

    def __init__(self) -> None:
        self.reminded, self.withdrawn = 0, list[int]()
        self.said = list[tuple[str, int | None]]()

    def remind(self, message: Message, replaced: int | None = None) -> int:
        self.reminded += 1
        self.said.append((message.title, replaced))
        return self.reminded

    def withdraw(self, number: int) -> None:
        self.withdrawn.append(number)

    def answer_within(self, seconds: float) -> Answered | None:
        raise AssertionError(seconds)


@pytest.mark.parametrize(
    ("moment", "kinds"),
    [
        (at(9, 59), set()),
        (at(10), {EXERCISES}),
        (at(20, 30), {EXERCISES, EVENING}),
        (at(10, 0, 1), set()),
        (at(20, 30, 1), {EVENING, DUE}),
        (at(10, 0, 2), set()),
        (at(10, 0, 7), {EXERCISES}),
    ],
)
def test_each_kind_is_due_at_its_time_while_it_is_open(moment: datetime, kinds: set[str]) -> None:
    assert due_kinds(BUSY, moment, {}) == kinds
    assert not due_kinds(BUSY, moment, dict.fromkeys(KINDS, moment.date()))


def test_the_next_reminder_of_each_kind() -> None:
    assert next_reminder(BUSY, EXERCISES, at(9)) == at(10)
    assert next_reminder(BUSY, EXERCISES, at(10)) == at(10, 0, 7)  # Thursday is done
    assert next_reminder(BUSY, DUE, at(9)) == at(20, 30, 1)
    assert next_reminder(BUSY._replace(exercise_days=()), EXERCISES, at(9)) is None
    assert next_reminder(BUSY._replace(due_from=None), DUE, at(9)) is None


def test_what_comes_while_a_message_is_shown_takes_its_place_and_one_stands_for_all(tmp_path: Path) -> None:
    write_wish(tmp_path, BUSY)
    shown = Shown()
    reminder = Reminder(tmp_path, shown, lambda _folder: None)
    for moment in (at(10), at(10, 1), at(20, 30), at(20, 31)):
        assert reminder.wake(moment)
    assert shown.said == [("Time for your exercises?", None), ("Time for your exercises and the diary?", 1)]
    write_wish(tmp_path, BUSY._replace(last_evening=DAY))
    reminder.wake(at(20, 32))
    assert shown.withdrawn == []  # the exercises are left
    write_wish(tmp_path, BUSY._replace(last_evening=DAY, exercises_over=(DAY,)))
    reminder.wake(at(20, 33))
    assert shown.withdrawn == [2]
    reminder.wake(at(20, 30, 1))
    assert shown.said[2:] == [("Half a minute for the diary?", None)]


def test_exercises_that_were_put_off_leave_the_evening_its_own_message(tmp_path: Path) -> None:
    write_wish(tmp_path, BUSY)
    shown = Shown()
    reminder = Reminder(tmp_path, shown, lambda _folder: None)
    reminder.wake(at(10))
    reminder.answer(Answered(1, NOT_TONIGHT))
    reminder.wake(at(20, 30))
    assert shown.said == [("Time for your exercises?", None), ("Half a minute for the diary?", None)]


def test_the_words_of_a_message() -> None:
    assert message({EXERCISES}) == ("Time for your exercises?", "", "Not today")
    assert message({EVENING}) == ("Half a minute for the diary?", "", "Not tonight")
    once = "Something that is asked once a week or once a month is due."
    assert message({DUE}, "Anna") == ("Half a minute for the diary?", f"{once} It is the diary of Anna.", "Not tonight")
    assert message(KINDS).title == "Time for your exercises and the diary?"


def test_no_message_names_anything_of_the_diary() -> None:
    named = {symptom.name for symptom in SYMPTOMS} | {one.name for one in exercises().values()}
    named |= {treatment.name for treatment in TREATMENTS}
    for kinds in chain.from_iterable(combinations(KINDS, number) for number in (1, 2, 3)):
        said = " ".join(message(kinds, "Anna")).casefold()
        assert not [name for name in named if name.casefold() in said]


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
    write_wish(tmp_path, BUSY)
    assert read_wish(tmp_path) == BUSY
    others = '{"exercise_days": [7, true, "1"], "exercises_over": ["x", 3], "due_from": [], "name": 1, "due_at": "1"}'
    for broken in ("", "[]", "{", '{"at": "25:00", "last_evening": 3, "day_turn_hour": true}', '{"at": 2030}', others):
        reminder_file(tmp_path).write_text(broken, encoding="utf-8")
        assert read_wish(tmp_path) == ReminderWish()
    reminder_file(tmp_path).unlink()
    assert read_wish(tmp_path) == ReminderWish()
    assert not Reminder(tmp_path, Shown(), lambda _folder: None).wake(at(21))


def test_where_nobody_shows_messages_yet_it_is_tried_again(tmp_path: Path) -> None:
    class Late(Shown):
        def remind(self, message: Message, replaced: int | None = None) -> int:
            super().remind(message, replaced)
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
        def remind(self, message: Message, replaced: int | None = None) -> int:
            super().remind(message, replaced)
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


def test_a_change_of_the_time_zone_is_noticed_at_the_next_wake_up(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for zone in ("Asia/Tokyo", "America/Los_Angeles"):
            monkeypatch.setenv("TZ", zone)
            there = datetime.now(ZoneInfo(zone)).replace(tzinfo=None)
            assert timedelta() <= running._local_time() - there < timedelta(minutes=5)
    finally:
        monkeypatch.undo()
        running._local_time()
