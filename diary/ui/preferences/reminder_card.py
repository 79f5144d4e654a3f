"""The card of Settings for the evening reminder."""

from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QWidget

from diary.domain.record import now
from diary.i18n import _
from diary.reminder.reminder_file import ReminderWish, time_of
from diary.reminder.schedule import next_reminder
from diary.settings import Settings
from diary.ui import locale_format
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.inputs.reminder_time import ReminderTime
from diary.ui.widgets.layout.card import Card


class ReminderCard(Card):
    """Off until asked for; it says when the next reminder comes."""

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Reminder"), parent)
        self._settings = settings
        self.choice = ReminderTime()
        self.add_bleeding(self.choice)
        self.choice.time_chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show what is set now."""
        value = self._settings.value
        self.choice.show_time(value.reminder_time, next_in_words(value))

    def _choose(self, time: str) -> None:
        self._settings.set("reminder_time", time)
        self.refresh()


def next_in_words(value: Settings) -> str:
    """ "Next reminder tomorrow at 20:30"; empty without a reminder."""
    last: date | None = None
    with suppress(ValueError):
        last = date.fromisoformat(value.last_evening)
    moment = now().astimezone().replace(tzinfo=None)
    coming = next_reminder(ReminderWish(time_of(value.reminder_time), last, value.day_turn_hour), moment)
    if coming is None:
        return ""
    is_today = coming.date() == moment.date()
    words = _("Next reminder today at {time}") if is_today else _("Next reminder tomorrow at {time}")
    return words.format(time=locale_format.clock(coming.time()))
