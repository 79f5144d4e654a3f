"""The loop of the reminder: once a minute it reads the files and shows a notification if one is due."""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from diary.reminder.autostart import start_alone, wanted_folders
from diary.reminder.message import NOT_TONIGHT, OPEN, Answered, Message, message
from diary.reminder.reminder_file import ReminderWish, read_wish
from diary.reminder.schedule import due_kinds, evening_of, is_open

_MINUTE_S = 60.0


class Notifies(Protocol):
    """The interface of a notification service that waits for actions."""

    def remind(self, message: Message, replaced: int | None = None) -> int: ...
    def withdraw(self, number: int) -> None: ...
    def answer_within(self, seconds: float) -> Answered | None: ...


class _Shown(NamedTuple):
    """The notification on the screen: its number, the kinds it reminds of, and the day."""

    number: int
    kinds: frozenset[str]
    evening: date


class Reminder:
    """The reminders of one diary in this process, and its notification on the screen."""

    def __init__(self, folder: Path, notifier: Notifies, open_diary: Callable[[Path], object]) -> None:
        self._folder, self._notifier, self._open_diary = folder, notifier, open_diary
        self._reminded: dict[str, date] = {}
        self._shown: _Shown | None = None

    def wake(self, moment: datetime) -> bool:
        """Show a reminder if one is due at this local time; returns whether any reminder is still switched on."""
        wish = read_wish(self._folder)
        evening = evening_of(moment, wish.day_turn_hour)
        left = self._still_shown(wish, evening)
        if due := due_kinds(wish, moment, self._reminded):
            self._remind(message(due | left, wish.name), due | left, evening)
        elif self._shown is not None and not left:
            self._notifier.withdraw(self._shown.number)
            self._shown = None
        return wish.is_wanted

    def answer(self, answered: Answered | None) -> None:
        """Handle an action: open the diary, or dismiss the reminder for tonight."""
        if answered is None or self._shown is None or answered.number != self._shown.number:
            return
        if answered.action == OPEN:
            self._open_diary(self._folder)
        if answered.action in (OPEN, NOT_TONIGHT):
            self._shown = None

    def _remind(self, text: Message, kinds: frozenset[str], evening: date) -> None:
        """Show the message, replacing an earlier one; without a notification service it is tried again a minute
        later."""
        with suppress(LookupError):
            try:
                number = self._notifier.remind(text, self._shown.number if self._shown is not None else None)
                self._shown = _Shown(number, kinds, evening)
            except TimeoutError:  # the notification may have been shown nevertheless
                self._shown = None
            self._reminded |= dict.fromkeys(kinds, evening)

    def _still_shown(self, wish: ReminderWish, evening: date) -> frozenset[str]:
        """The kinds of the shown notification that are still open; empty after the end of its day."""
        if self._shown is None or self._shown.evening != evening:
            return frozenset()
        return frozenset(kind for kind in self._shown.kinds if is_open(wish, kind, evening))


def run(folders: Sequence[Path], notifier: Notifies) -> None:
    """Remind for the diaries in these folders, and those of the autostart entry, until all reminders are switched
    off."""
    reminders: dict[Path, Reminder] = {}
    while _wake(reminders, dict.fromkeys([*folders, *wanted_folders()]), notifier):
        answered = notifier.answer_within(_MINUTE_S - time.time() % _MINUTE_S)
        for one in reminders.values():
            one.answer(answered)


def _wake(reminders: dict[Path, Reminder], folders: Iterable[Path], notifier: Notifies) -> bool:
    for folder in folders:
        if folder not in reminders:
            reminders[folder] = Reminder(folder, notifier, open_diary)
    moment = _local_time()
    wanted = [one.wake(moment) for one in reminders.values()]  # a list, as each has to wake
    return any(wanted)


def open_diary(folder: Path) -> None:
    """Start the program, which activates its window if it is already running."""
    command = [sys.executable, "-m", "diary", "--data-dir", str(folder)]
    start_alone(command)


def _local_time() -> datetime:
    """The local time, including changes of the time zone since the process started."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now()  # noqa: DTZ005 - local time
