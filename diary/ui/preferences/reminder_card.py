"""The Settings card for reminders."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from diary.domain.record import now
from diary.domain.still_open import StillOpen
from diary.i18n import _
from diary.reminder.reminder_file import ReminderWish
from diary.reminder.schedule import DUE, EVENING, EXERCISES, next_reminder, time_for
from diary.settings import DECLARATIONS
from diary.storage.errors import StorageError
from diary.ui import locale_format
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.reminding import asked_for, open_in
from diary.ui.widgets.inputs.reminder_time import USUAL, ReminderTime
from diary.ui.widgets.layout.card import Card

_PREFERENCES = {EVENING: "reminder_time", EXERCISES: "reminder_exercises", DUE: "reminder_due"}
_USUAL = {EVENING: USUAL, EXERCISES: "10:00", DUE: USUAL}
_SOON_DAYS = 7


class ReminderCard(Card):
    """The switches, off by default, each with the time of its next reminder, which is computed in a worker thread."""

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Reminder"), parent, icon="bell")
        self._journal, self._settings = journal, settings
        self._open: StillOpen | None = None
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.choices = {
            kind: ReminderTime(DECLARATIONS[name], _USUAL[kind], in_card=True) for kind, name in _PREFERENCES.items()
        }
        for kind, choice in self.choices.items():
            self.add_bleeding(choice)
            choice.time_chosen.connect(partial(self._choose, kind))
        self.choice = self.choices[EVENING]
        self._show()

    @property
    def targets(self) -> Mapping[str, QWidget]:
        """The controls by the places of their preferences."""
        places = {kind: DECLARATIONS[name].set_at.partition("#")[2] for kind, name in _PREFERENCES.items()}
        return {places[kind]: choice.tick for kind, choice in self.choices.items()}

    def refresh(self) -> None:
        """Show the settings and, once the diary is read, the next reminders."""
        self._show()
        value = self._settings.value
        if value.reminder_exercises or value.reminder_due:
            self._reading.start(partial(open_in, self._journal.reader, value))

    def close_card(self) -> None:
        self._reading.close()

    def _show(self) -> None:
        wish = asked_for(self._settings.value)
        if self._open is not None:
            days, over, due_from = self._open
            wish = wish._replace(exercise_days=days, exercises_over=over, due_from=due_from)
        for kind, choice in self.choices.items():
            is_known = kind == EVENING or self._open is not None
            following = next_in_words(wish, kind) if is_known else ""
            choice.show_time(str(getattr(self._settings.value, _PREFERENCES[kind])), following)

    def _on_read(self, still_open: StillOpen) -> None:
        self._open = still_open
        self._show()

    def _on_failed(self, error: BaseException) -> None:
        """Ignore the error, which is reported elsewhere."""
        if not isinstance(error, StorageError):
            raise error

    def _choose(self, kind: str, time: str) -> None:
        self._settings.set(_PREFERENCES[kind], time)
        self.refresh()


def next_in_words(wish: ReminderWish, kind: str) -> str:
    """ "Next reminder tomorrow at 20:30", or why there is none; empty if reminders of that kind are off."""
    if time_for(wish, kind) is None:
        return ""
    moment = now().astimezone().replace(tzinfo=None)
    coming = next_reminder(wish, kind, moment)
    if coming is None:
        return _("No exercises are planned.") if kind == EXERCISES else _("Nothing is asked once a week so far.")
    words = _pattern(coming, moment)
    weekday, day = locale_format.long_day_name(coming.weekday()), locale_format.weekday_date(coming.date())
    return words.format(time=locale_format.clock(coming.time()), weekday=weekday, day=day)


def _pattern(coming: datetime, moment: datetime) -> str:
    if coming.date() == moment.date():
        return _("Next reminder today at {time}")
    if coming.date() == moment.date() + timedelta(days=1):
        return _("Next reminder tomorrow at {time}")
    if coming.date() < moment.date() + timedelta(days=_SOON_DAYS):
        return _("Next reminder on {weekday} at {time}")
    return _("Next reminder on {day} at {time}")
