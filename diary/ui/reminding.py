"""Updates the reminder's file, its autostart entry, and its process."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from diary.settings import Settings
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.single_shot import single_shot

if TYPE_CHECKING:
    from diary.domain.still_open import StillOpen
    from diary.reminder.reminder_file import ReminderWish
    from diary.ui.journal.diary_reader import DiaryReader

TIMES = ("reminder_time", "reminder_exercises", "reminder_due")
_CONCERNED = (*TIMES, "last_evening", "day_turn_hour", "left_out")
FOLLOW_AFTER_MS = 2000
"""The delay in milliseconds after a change of the diary, within which further changes are combined into one write."""


class Reminding(QObject):
    """Keeps the reminder's file in step with settings and diary, in a worker thread; writes nothing if reminders are
    off.

    Without an autostart mechanism the platform has no reminder.
    """

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._settings = journal, settings
        self._writing = Background(self)
        self._writing.failed.connect(self._on_failed)
        self._timer = single_shot(self, FOLLOW_AFTER_MS, self._follow)
        settings.changed.connect(self._on_changed)
        journal.diary_changed.connect(self._on_diary_changed)

    def close(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._follow()
        self._writing.close(drops=False)

    def _on_changed(self, name: str) -> None:
        if name in TIMES:
            self._timer.stop()
            self._follow(is_asked=True)
        elif name in _CONCERNED and _is_wanted(self._settings.value):
            self._follow()

    def _on_diary_changed(self) -> None:
        value = self._settings.value
        if value.reminder_exercises or value.reminder_due:
            self._timer.start()

    def _follow(self, *, is_asked: bool = False) -> None:
        work = partial(_follow, self._journal.reader, self._settings.value, is_asked=is_asked)
        self._writing.start(work, is_certain=is_asked)

    def _on_failed(self, error: BaseException) -> None:
        """Ignore an unwritable folder, which is reported when the diary itself is saved."""
        if not isinstance(error, OSError):
            raise error


def asked_for(value: Settings) -> "ReminderWish":
    """The reminders configured in the settings, without the state of the diary."""
    from diary.reminder.reminder_file import ReminderWish, day_of, time_of  # noqa: PLC0415 - not before the first paint

    return ReminderWish(
        at=time_of(value.reminder_time),
        last_evening=day_of(value.last_evening),
        day_turn_hour=value.day_turn_hour,
        exercises_at=time_of(value.reminder_exercises),
        due_at=time_of(value.reminder_due),
    )


def open_in(reader: "DiaryReader", value: Settings) -> "StillOpen":
    """The open items of the diary, as far as reminders for them are on; called in a worker thread.

    Raises `StorageError`.
    """
    from diary.domain.record import diary_day, now  # noqa: PLC0415 - imported in the worker thread
    from diary.domain.still_open import StillOpen, period_around, still_open  # noqa: PLC0415 - the same

    if not (value.reminder_exercises or value.reminder_due):
        return StillOpen()
    today = diary_day(now(), value.day_turn_hour)
    return still_open(reader.excerpt(period_around(today)), today, value.left_out)


def _wish(reader: "DiaryReader", value: Settings) -> "ReminderWish":
    """The configured reminders with the open items; if the diary cannot be read (locked), with the former open
    items."""
    from diary.reminder.reminder_file import read_wish  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.errors import StorageError  # noqa: PLC0415 - the same

    folder = reader.path.parent
    wish = asked_for(value)._replace(name=_whose(folder))
    try:
        days, over, due_from = open_in(reader, value)
    except StorageError:
        former = read_wish(folder)
        days, over, due_from = former.exercise_days, former.exercises_over, former.due_from
    return wish._replace(exercise_days=days, exercises_over=over, due_from=due_from)


def _is_wanted(value: Settings) -> bool:
    return bool(value.reminder_time or value.reminder_exercises or value.reminder_due)


def _whose(folder: Path) -> str:
    """The name of the diary's owner, if there are two diaries."""
    from diary.storage.own_diaries import own_diaries  # noqa: PLC0415 - imported in the worker thread

    return next((one.name for one in own_diaries() if one.folder == folder), "")


def _follow(reader: "DiaryReader", value: Settings, *, is_asked: bool) -> None:
    """Write the reminder's file, and if the settings changed the autostart entry. Called in a worker thread."""
    from diary.reminder import autostart  # noqa: PLC0415 - imported in the worker thread
    from diary.reminder.reminder_file import write_wish  # noqa: PLC0415 - the same

    folder = reader.path.parent
    wish = _wish(reader, value)
    write_wish(folder, wish)
    if is_asked and autostart.is_offered():
        follow: Callable[[Path], None] = autostart.install if wish.is_wanted else autostart.remove
        follow(folder)
