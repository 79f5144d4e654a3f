"""What the window does for the reminder: its file, its entry for the login, and its process."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from diary.settings import Settings
from diary.ui.background import Background
from diary.ui.open_settings import OpenSettings

_CONCERNED = ("reminder_time", "last_evening", "day_turn_hour")


class Reminding(QObject):
    """Keeps the reminder's file in step with the settings, behind the window; nothing is written where none is wanted.

    A system without such entries for the login has no reminder.
    """

    def __init__(self, folder: Path, settings: OpenSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._settings = folder, settings
        self._writing = Background(self)
        self._writing.failed.connect(self._on_failed)
        settings.changed.connect(self._on_changed)

    def close(self) -> None:
        self._writing.close(drops=False)

    def _on_changed(self, name: str) -> None:
        value = self._settings.value
        if name in _CONCERNED and (value.reminder_time or name == "reminder_time"):
            self._writing.start(partial(_follow, self._folder, value, is_asked=name == "reminder_time"))

    def _on_failed(self, error: BaseException) -> None:
        """A folder that cannot be written is told of where the diary itself is saved."""
        if not isinstance(error, OSError):
            raise error


def _follow(folder: Path, value: Settings, *, is_asked: bool) -> None:
    """Write the reminder's file; where the wish itself has changed, its entry too. Called in a worker thread."""
    from diary.reminder import autostart  # noqa: PLC0415 - imported in the worker thread
    from diary.reminder.reminder_file import ReminderWish, time_of, write_wish  # noqa: PLC0415 - the same

    last: date | None = None
    with suppress(ValueError):
        last = date.fromisoformat(value.last_evening)
    write_wish(folder, ReminderWish(time_of(value.reminder_time), last, value.day_turn_hour))
    if is_asked and autostart.is_offered():
        follow: Callable[[], None] = partial(autostart.install, folder) if value.reminder_time else autostart.remove
        follow()
