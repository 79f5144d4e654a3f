"""The loop of the reminder: once a minute it reads its file, and reminds where that is due."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from diary.reminder.autostart import start_alone
from diary.reminder.notification import NOT_TONIGHT, OPEN, Answered
from diary.reminder.reminder_file import ReminderWish, read_wish
from diary.reminder.schedule import evening_of, is_due

_MINUTE_S = 60.0


class Notifies(Protocol):
    """What shows a notification and waits for its buttons."""

    def remind(self) -> int: ...
    def withdraw(self, number: int) -> None: ...
    def answer_within(self, seconds: float) -> Answered | None: ...


class Reminder:
    """What was reminded of in this process, and the notification that is shown."""

    def __init__(self, folder: Path, notifier: Notifies, open_diary: Callable[[Path], object]) -> None:
        self._folder, self._notifier, self._open_diary = folder, notifier, open_diary
        self._reminded: date | None = None
        self._shown: int | None = None

    def wake(self, moment: datetime) -> bool:
        """Remind where it is due at this local time; whether the person still wants to be reminded at all."""
        wish = read_wish(self._folder)
        if is_due(wish, moment, self._reminded):
            self._remind(evening_of(moment, wish.day_turn_hour))
        elif self._shown is not None and self._is_over(wish, moment):
            self._notifier.withdraw(self._shown)
            self._shown = None
        return wish.at is not None

    def _remind(self, evening: date) -> None:
        """Show the message; where nobody shows any yet, it is tried again a minute later."""
        with suppress(LookupError):
            try:
                self._shown = self._notifier.remind()
            except TimeoutError:  # it may be on the screen all the same: once is enough
                self._shown = None
            self._reminded = evening

    def answer(self, answered: Answered | None) -> None:
        """Open the diary, or leave it at that for tonight."""
        if answered is None or answered.number != self._shown:
            return
        if answered.action == OPEN:
            self._open_diary(self._folder)
        if answered.action in (OPEN, NOT_TONIGHT):
            self._shown = None

    def _is_over(self, wish: ReminderWish, moment: datetime) -> bool:
        """Whether the evening was written, or has ended."""
        evening = evening_of(moment, wish.day_turn_hour)
        return evening != self._reminded or (wish.last_evening is not None and wish.last_evening >= evening)


def run(folder: Path, notifier: Notifies) -> None:
    """Remind until the person does not want it any more."""
    reminder = Reminder(folder, notifier, open_diary)
    while reminder.wake(_local_time()):
        reminder.answer(notifier.answer_within(_MINUTE_S - time.time() % _MINUTE_S))


def open_diary(folder: Path) -> None:
    """Start the program, which brings its window forward where it is open already."""
    command = [sys.executable, "-m", "diary", "--data-dir", str(folder)]
    start_alone(command)


def _local_time() -> datetime:
    """The local time; a change of the time zone is noticed."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now()  # noqa: DTZ005 - the person's own clock
