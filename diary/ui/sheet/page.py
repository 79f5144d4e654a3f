"""From paper: evenings that were written on the sheet of four weeks, typed in day by day in the sheet's order.

History leads here with `page_wanted.emit("sheet")`.
"""

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.domain.evening_sheet import Tracked, cells_of, sheet_columns, sheet_period, typed
from diary.domain.excerpt import Excerpt
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.sheet.day_card import DayCard
from diary.ui.sheet.print_card import PrintCard
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.spoken import say


class SheetPage(Page):
    """A day of the sheet at a time; what was typed is kept when the day is left. `first` is the sheet's first day."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("From paper"), parent)
        self.first = self.day = sheet_period(today).first
        self._shown: tuple[date, list[str]] | None = None
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self.sheet = DateField(_("Date of the sheet"), locale_format.long_date, today, future=True)
        self.writer = TextField(_("Written on paper by"), _("myself"))
        self.day_card = DayCard()
        self.before, self.after = Button(_("Day before")), Button(_("Next day"), kind=PRIMARY)
        self.error_banner, self.news = Banner("problem"), Banner("information")
        self.print_card = PrintCard(self, journal, today)
        self._told = QWidget()
        self._ways = FormButtonRow(self.before, self.after, self._told)
        self._column = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def has_unkept(self) -> bool:
        return self._shown is not None and self.day_card.cells != self._shown[1]

    def refresh(self) -> None:
        """Show the day as it is in the diary, unless something is being typed."""
        excerpt = self.diary_on(self.day)
        if excerpt is None or (self.has_unkept and self._shown is not None and self._shown[0] == self.day):
            return
        value = self.settings.value
        tracked = Tracked(value.symptoms, value.measurements, value.treatments, value.left_out)
        columns = sheet_columns(excerpt, tracked, self.day)
        self.day_card.show_columns(columns)
        cells = cells_of(excerpt, self.day, columns)
        self.day_card.show_cells(cells)
        self._shown = self.day, cells
        self._show_titles()
        self.print_card.wanted = tuple(columns), self.first

    def leave(self) -> None:
        self.take_up()

    def take_up(self) -> bool:
        """Keep what was typed of the day; false where it cannot be, which is then said beside the field."""
        self.error_banner.hide()
        if not self.has_unkept:
            return True
        cells = dict(zip(self.day_card.columns, self.day_card.cells, strict=True))
        trouble: list[str] = []

        def edit(excerpt: Excerpt) -> list[Change]:
            try:
                return typed(excerpt, self.day, cells, self.writer.words)
            except InvalidEntryError as error:
                trouble.append(str(error))
                return []

        self.journal.change_day(self.day, edit)
        if trouble:
            self.error_banner.show_words(trouble[0])
            self.day_card.focus_column(trouble[0].partition(":")[0])
            return False
        self._shown = None
        return True

    def go_back(self) -> bool:
        """Keep the day and go to History."""
        if self.take_up():
            self.page_wanted.emit("history")
        return True

    def go_on(self) -> None:
        """Keep the day and show the next one of the sheet, as far as there are any."""
        self._show_day(self.day + timedelta(days=1))

    def go_before(self) -> None:
        """Keep the day and show the one before it."""
        self._show_day(self.day - timedelta(days=1))

    def close_page(self) -> None:
        self.print_card.close_card()

    def focus_first(self) -> None:
        self.day_card.focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._column.setContentsMargins(side - ring, theme.px(8), beside_gutter(side) - ring, gap)
        self._ways.set_width_class(width_class)

    def _show_day(self, day: date) -> None:
        """Keep the day in front and show another one of the sheet; the last one that can be typed is today."""
        if not self.take_up():
            return
        if day > min(self.today, sheet_period(self.first).last):
            self.news.show_words(_("This was the last day of the sheet so far. All of it is kept."))
            self.refresh()
            return
        self.news.hide()
        self.day = max(day, self.first)
        self._shown = None
        self.refresh()
        self.day_card.focus_first()
        say(self, self._title())

    def _take_sheet(self, day: date | None) -> None:
        """Show the first day of the sheet with a day."""
        if day is None or not self.take_up():
            return
        self.first = sheet_period(day).first
        self.sheet.show_day(self.first)
        self.day = min(self.first, self.today)
        self._shown = None
        self.news.hide()
        self.refresh()

    def _title(self) -> str:
        week = (self.day - self.first).days // 7 + 1
        day = locale_format.long_day_name(self.day.weekday())
        said = _("{weekday}, {day}: week {week} of 4")
        return said.format(weekday=day, day=locale_format.long_date(self.day), week=week)

    def _show_titles(self) -> None:
        self.day_card.set_title(self._title())
        self.before.setEnabled(self.day > self.first)
        is_last = self.day >= min(self.today, sheet_period(self.first).last)
        self.after.setText(_("Keep this day") if is_last else _("Next day"))

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self.sheet.day_changed.connect(self._take_sheet)
        self.before.clicked.connect(self.go_before)
        self.after.clicked.connect(self.go_on)
        self.day_card.completed.connect(self.go_on)
        self.writer.returnPressed.connect(self.day_card.focus_first)
        keys = {"Ctrl+Return": self.go_on, "Ctrl+Enter": self.go_on}
        add_keys(self, {**keys, "Alt+Left": self.go_before, "Alt+Right": self.go_on})

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self.sheet.show_day(self.first)
        about = Card(_("The sheet"))
        self.sheet.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
        about.add_ringed(titled(_("Date of the sheet, at its foot"), self.sheet))
        about.add_ringed(titled(_("Written on paper by"), self.writer))
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setSpacing(theme.px(14))
        for card in (about, self.day_card):
            add_layout(self._column, within_rings(card))
        add_layout(self._column, self._ways)
        add_layout(self._column, within_rings(self.print_card))
        self._column.addStretch()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        for banner in (self.error_banner, self.news):
            told.addWidget(banner)
            banner.hide()
        self.whole.addWidget(scrolling(inner), 1)


PAGE = SheetPage
