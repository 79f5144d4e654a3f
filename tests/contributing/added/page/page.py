"""Weather: a page that says one thing."""

from datetime import date

from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page
from diary.ui.widgets.label import label


class WeatherPage(Page):
    """The weather, and how many notes today has."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("Weather"), parent)
        self._said = label("", "body", wraps=True)
        self.whole.addWidget(self._said)
        self.whole.addStretch()

    def show_page(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        excerpt = self.diary_on(self.today)
        if excerpt is not None:
            self._said.setText(_("Notes about the weather: {n}").format(n=len(excerpt.day(self.today).notes)))


PAGE = WeatherPage
