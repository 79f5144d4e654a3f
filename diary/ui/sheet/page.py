"""Transcribing the paper sheet for four weeks, one week at a time, in the order of the sheet.

History opens the page with `page_wanted.emit("sheet")`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.domain.evening_sheet import WEEKS, Tracked, sheet_columns, sheet_period
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan.week import monday_of
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.sheet.print_card import PrintCard
from diary.ui.sheet.week_cards import WeekCards
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.spoken import say

_WEEK = timedelta(days=7)


class SheetPage(Page):
    """One week of the sheet; a day is saved when it is left with Enter, and all days with the week.

    `first` is the sheet's first day, `monday` that of the current week.
    """

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("From paper"), parent)
        self.first = sheet_period(today).first
        self.monday, self._shown = self.first, date.min
        self._is_first_due = False
        self._back = Button("", kind=ICON, icon="chevl", spoken=_("Back (Alt+Up)"))
        self.sheet = DateField(_("Date of the sheet"), locale_format.long_date, today, future=True)
        self.writer = TextField(_("Written on paper by"), _("myself"))
        self.week = WeekCards()
        self._title = label("", "heading", wraps=True)
        self.before, self.after = Button(_("Week before")), Button(_("Next week"), kind=PRIMARY)
        self.error_banner, self.news = Banner("problem"), Banner("information")
        self.print_card = PrintCard(self, journal, today)
        self._reading = Background(self)
        self._told, self._below = QWidget(), QWidget()
        self._ways = FormButtonRow(self.before, self.after, self._told)
        self._column = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def has_unkept(self) -> bool:
        return self.week.has_unkept

    def refresh(self) -> None:
        """Show the diary's values of the week once they are read, except in fields with unsaved input."""
        if self.diary_on(self.today) is not None:
            period = Period(self.monday, self.monday + _WEEK - timedelta(days=1))
            self._reading.start(partial(self.journal.reader.excerpt, period))

    def leave(self) -> None:
        self.take_up()

    def take_up(self) -> bool:
        """Save the input of the week; False if a day is invalid, which is shown next to the field."""
        changes = self.week.take_up()
        if changes is None:
            return False
        self.journal.apply(changes)
        return True

    def go_back(self) -> bool:
        """Save the week and go to History."""
        if self.take_up():
            self.page_wanted.emit("history")
        return True

    def go_on(self) -> None:
        """Save the week and show the next one of the sheet, if there is one."""
        self._show_week(self.monday + _WEEK)

    def go_before(self) -> None:
        """Save the week and show the previous one."""
        self._show_week(self.monday - _WEEK)

    def close_page(self) -> None:
        self._reading.close()
        self.week.close_cards()
        self.print_card.close_card()

    def focus_first(self) -> None:
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._column.setContentsMargins(side - ring, theme.px(8), beside_gutter(side) - ring, gap)
        self._ways.set_width_class(width_class)

    def _show_week(self, monday: date) -> None:
        """Save the current week and show another one, at most the week of today."""
        if not self.take_up():
            return
        if monday > min(self.today, sheet_period(self.first).last):
            self.news.show_words(_("This was the last week of the sheet so far. All of it is kept."))
            return
        self._go_to(max(monday, self.first))

    def _take_sheet(self, day: date | None) -> None:
        """Show the first week of the sheet that contains a day."""
        if day is None or not self.take_up():
            return
        self.first = sheet_period(day).first
        self.sheet.show_day(self.first)
        self._go_to(min(self.first, monday_of(self.today)), is_focused=False)

    def _go_to(self, monday: date, *, is_focused: bool = True) -> None:
        self.news.hide()
        self.monday, self._is_first_due = monday, is_focused
        self.refresh()

    def _on_read(self, excerpt: Excerpt) -> None:
        """Show the read excerpt, unless another week has been chosen meanwhile."""
        if excerpt.period.first != self.monday:
            return
        value = self.settings.value
        tracked = Tracked(value.symptoms, value.measurements, value.treatments, value.left_out)
        columns = sheet_columns(excerpt, tracked, self.first)
        self.print_card.wanted = tuple(columns), self.first
        self.week.show_week(excerpt, columns, self.today)

    def _on_shown(self) -> None:
        """Called when all days of the week are shown."""
        self._below.show()
        self._title.setText(self._week_in_words())
        self.before.setEnabled(self.monday > self.first)
        is_last = self.monday + _WEEK > min(self.today, sheet_period(self.first).last)
        self.after.setText(_("Keep this week") if is_last else _("Next week"))
        self.after.setAccessibleName(self.after.text())
        if self._shown not in (self.monday, date.min):
            say(self, self._week_in_words())
        self._shown = self.monday
        if self._is_first_due:
            self._is_first_due = False
            self.week.focus_first()

    def _on_unread(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._show_unread(self.today, error)

    def _keep(self, changes: Sequence[Change]) -> None:
        self.journal.apply(changes)

    def _show_refused(self, sentence: str) -> None:
        if sentence:
            self.error_banner.show_words(sentence)
        else:
            self.error_banner.hide()

    def _week_in_words(self) -> str:
        number = (self.monday - self.first).days // _WEEK.days + 1
        last = min(self.monday + _WEEK - timedelta(days=1), self.today)
        first, until = locale_format.day_month(self.monday), locale_format.long_date(last)
        said = _("Week {n} of {weeks}: {first} to {last}")
        return said.format(n=number, weeks=WEEKS, first=first, last=until)

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self.sheet.day_changed.connect(self._take_sheet)
        self.before.clicked.connect(self.go_before)
        self.after.clicked.connect(self.go_on)
        self.week.completed.connect(self.go_on)
        self.week.shown.connect(self._on_shown)
        self.week.kept.connect(self._keep)
        self.week.refused.connect(self._show_refused)
        self.week.writer = lambda: self.writer.words
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_unread)
        self.writer.returnPressed.connect(self.week.focus_first)
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
        add_layout(self._column, within_rings(about))
        how = _(
            "A number in each large box, x for a tick, N for nearly or for something new. Blank stays blank. Enter goes"
            " on, the arrow keys lead to the day above or below."
        )
        for part in (self._title, label(how, "secondary", "ink2", wraps=True)):
            add_layout(self._column, within_rings(part))
        self._column.addWidget(self.week)
        self._column.addWidget(self._below)
        self._lay_out_below()
        self._column.addStretch()
        self.whole.addWidget(scrolling(inner), 1)
        self.whole.addWidget(self.error_banner)  # always visible, and moves nothing
        self.error_banner.hide()

    def _lay_out_below(self) -> None:
        """Lay out the widgets below the week, which are hidden until it is shown."""
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(14))
        add_layout(below, self._ways)
        add_layout(below, within_rings(self.print_card))
        self._below.hide()
        column = QVBoxLayout(self._told)
        column.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
        column.addWidget(self.news)
        self.news.hide()


PAGE = SheetPage
