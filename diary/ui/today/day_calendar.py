"""The calendar of the evening log, in which days with an entry are marked."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from diary.domain.period import Period
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.inputs.calendar_popup import CalendarPopup


class DayCalendar(CalendarPopup):
    """Days up to today can be chosen. A worker thread reads which days of the shown month have an entry."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal = journal
        self._reading = Background(self)
        self.set_limits(today, today)
        self.month_shown.connect(self._read)
        self._reading.done.connect(self.set_marked)

    def close_calendar(self) -> None:
        """Stop the worker thread."""
        self._reading.close()

    def _read(self, first: date, last: date) -> None:
        self._reading.start(partial(self._journal.reader.days_with_entries, Period(first, last)))
