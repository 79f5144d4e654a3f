"""The weather of a day."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label


class WeatherView(DayView):
    """One button that writes a note."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._said = label("", "body", wraps=True)
        self._rain = Button(_("It rained"))
        self._rain.clicked.connect(self._write)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addWidget(self._rain)
        column.addStretch()

    @property
    def title(self) -> str:
        return _("Weather")

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        super().show_day(excerpt, day)
        self._said.setText(_("Notes so far: {n}").format(n=len(excerpt.day(day).notes)))

    def _write(self) -> None:
        self.journal.change_day(self.day, lambda excerpt: evening.write(excerpt, self.day, _("It rained")))


VIEW = WeatherView
