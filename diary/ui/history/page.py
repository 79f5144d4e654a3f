"""The History page: all days, their entries, and earlier versions."""

from collections.abc import Collection
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from diary.domain.change import Change
from diary.domain.day import removal_of_day, return_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import single, with_day_before
from diary.domain.version import Version
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.history import row_text
from diary.ui.history.empty_view import EmptyView
from diary.ui.history.history_data import ALL, HistoryData, reading, reading_again
from diary.ui.history.listing_view import ListingView
from diary.ui.history.versions_view import VersionsView, returned
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys
from diary.ui.unread_notice import UnreadNotice
from diary.ui.widgets.buttons import ICON, QUIET, Button
from diary.ui.widgets.inputs.calendar_popup import CalendarPopup
from diary.ui.widgets.keys import naming_keys
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.question import QuestionDialog
from diary.ui.widgets.spoken import say

_FEW_DAYS = 20
"""The maximum number of changed days that are read individually; with more, the whole diary is read again."""


class HistoryPage(Page):
    """Shows the list of days, or the earlier versions of one of them."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, _("History"), parent)
        self.data: HistoryData | None = None
        self.day = today
        self._versions_of: date | None = None
        self._matches: Collection[date] | None = None
        self._stale: set[date] = set()
        self._is_whole_stale = True
        self._is_partly = self._announces_count = self._announces_day = self._is_wide = False
        self._reading, self._searching, self._reading_day = Background(self), Background(self), Background(self)
        self._comparing, self._changing = Background(self), Background(self)
        self._trouble = UnreadNotice(journal)
        self.listing = ListingView(today)
        self.versions = VersionsView(today)
        self._versions_area = scrolling(self.versions)
        self.empty = EmptyView()
        self._back = Button("", kind=ICON, icon="chevl", spoken=naming_keys(_("Back to all days (Alt+Up)")))
        self.choose = Button("", kind=ICON, icon="cal", spoken=_("Choose a day (Ctrl+D)"))
        self.from_paper = Button(_("From paper"), kind=QUIET, icon="lines")
        self.calendar: CalendarPopup | None = None
        self._lay_out()
        self._connect()

    def show_page(self) -> None:
        self._is_whole_stale = True
        self._read()
        self._read_day()

    def close_page(self) -> None:
        for background in (self._reading, self._searching, self._reading_day, self._comparing, self._changing):
            background.close()

    def focus_first(self) -> None:
        if self._versions_of is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_empty:
            self.empty.focus_first()
        else:
            self.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._is_wide = width_class == theme.WIDE
        self.listing.set_width_class(width_class)
        self.versions.set_width_class(width_class)
        self.empty.set_width_class(width_class)
        self._show_view()

    def show_versions(self, day: date) -> None:
        """Show the earlier versions of a day's entries."""
        if self._versions_of is None:
            self.opened_from.remember()
        self._versions_of = day
        self.versions.begin()
        self._show_view()
        self._compare()
        self.focus_first()

    def go_back(self) -> bool:
        """Show all days again, from the earlier versions of one or from a search."""
        if self._versions_of is not None:
            self._versions_of = None
            self._show_view()
            if not self.opened_from.give_back():
                self.focus_first()
        elif self.listing.search.text():
            self.listing.search.end_search()
        else:
            return False
        return True

    def choose_day(self, day: date) -> None:
        """Show a day, announce it, and select it in the table if it is listed."""
        self._announces_day = True
        self.listing.table.choose(day)
        self._point(day)

    @property
    def _is_narrowed(self) -> bool:
        """Whether a search or a filter is active that hides some days."""
        return self.listing.kind.choice != ALL or self._matches is not None

    @property
    def _is_empty(self) -> bool:
        """Whether the diary has been read and is empty."""
        return self.data is not None and not self.data.days

    def _read(self) -> None:
        """Start reading the stale days: a few individually, otherwise the whole diary."""
        data = self.data
        self._is_partly = data is not None and 0 < len(self._stale) <= _FEW_DAYS
        if data is not None and self._is_partly:
            self._reading.start(reading_again(data, self.journal.reader, frozenset(self._stale)))
        elif self._is_whole_stale or self._stale:
            self._reading.start(reading(self.journal.reader, self.today))

    def _on_read(self, data: HistoryData) -> None:
        self._trouble.hide()
        self.data = data
        self._stale.clear()
        self._is_whole_stale = self._is_whole_stale and self._is_partly
        self._show()
        if self._is_whole_stale:
            self._read()

    def _on_failed(self, error: BaseException) -> None:
        self._trouble.tell(error)

    def _on_diary_changed(self, change: DiaryChange) -> None:
        days = change.days
        if days is None:
            self._is_whole_stale = True
        else:
            self._stale |= days
        if self.isVisible():
            self._read_again()

    def _read_again(self) -> None:
        """Start reading all shown data again."""
        self._read()
        self._read_day()
        self._compare()
        if self._matches is not None:
            self._searching.start(partial(self.journal.reader.days_with_words, self.listing.search.text()))

    def _read_day(self) -> None:
        """Start reading the selected day for the panel."""
        day, reader = self.day, self.journal.reader
        self._reading_day.start(lambda: (day, reader.excerpt(with_day_before(day))))

    def _on_day_read(self, read: tuple[date, Excerpt]) -> None:
        day, excerpt = read
        if day == self.day:
            self.listing.panel.show_day(self.day, excerpt, self.data.symptoms if self.data else ())
            if self._announces_day:
                say(self.listing.panel, self.listing.panel.accessibleName())
            self._announces_day = False

    def _compare(self) -> None:
        """Start reading the earlier versions of the day and its present entries."""
        day, reader = self._versions_of, self.journal.reader
        if day is not None:
            self._comparing.start(lambda: (reader.versions_of_day(day), reader.excerpt(single(day))))

    def _on_compared(self, read: tuple[tuple[Version, ...], Excerpt]) -> None:
        """Show the versions; the focus stays on a restore button as long as there is one."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.versions.isAncestorOf(focused)
        self.versions.show_versions(*read)
        if had_focus:
            (*self.versions.buttons, self._back)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        self._announces_count = True
        if text.strip():
            self._searching.start(partial(self.journal.reader.days_with_words, text))
        else:
            self._searching.start(lambda: None)

    def _on_searched(self, matches: Collection[date] | None) -> None:
        is_same = matches is None and self._matches is None
        self._matches = matches
        self.listing.show_found("" if matches is None else self.listing.search.text())
        if not is_same:
            self._show()

    def _choose_kind(self) -> None:
        self._announces_count = True
        self._show()

    def _show(self) -> None:
        """Show the days that match the search and the filter."""
        data = self.data
        if data is None:
            return
        table = self.listing.table
        chosen = data.chosen(self.listing.kind.choice, self._matches)
        was_listed = table.day == self.day
        day = self.day
        if chosen and (was_listed or self._is_narrowed):
            day = self.day if self.day in set(chosen) else next((one for one in chosen if one <= day), chosen[-1])
        self.listing.show_days(data, chosen, day)
        if day != self.day or not self.listing.panel.isVisible():
            self._point(day)
        if self._announces_count and self._is_narrowed:
            say(table, row_text.found(len(chosen)))
        self._announces_count = False
        self._show_view()

    def _show_view(self) -> None:
        """Show the current view and its header, and hide the other view."""
        versions_of, is_empty = self._versions_of, self._is_empty
        had_focus = self.listing.table.hasFocus()
        self.listing.setVisible(versions_of is None and not is_empty)
        self.empty.setVisible(versions_of is None and is_empty)
        if had_focus and is_empty:
            self.focus_first()
        self._versions_area.setVisible(versions_of is not None)
        self._back.setVisible(versions_of is not None)
        self.from_paper.setVisible(versions_of is None)
        self.choose.setVisible(versions_of is None and not is_empty and not self._is_wide)
        if versions_of is not None:
            day = locale_format.date_seen_from(versions_of, self.today)
            self.header.show_title(_("Earlier versions of {day}").format(day=day), _("History"))
        else:
            self.header.show_title(_("History"), self._eyebrow())

    def _eyebrow(self) -> str:
        """ "163 evenings since 22 May 2026", or the number of matching days."""
        data = self.data
        if data is None:
            return ""
        if not data.days:
            return _("Everything written down, day by day")
        if self._is_narrowed:
            return row_text.found(self.listing.table.days.rowCount())
        count, first = data.evenings, min(data.days)
        words = ngettext("{n} evening since {day}", "{n} evenings since {day}", count)
        return words.format(n=locale_format.number(count), day=locale_format.long_date(first))

    def _point(self, day: date) -> None:
        self.day = day
        self.listing.month.show_day(day)
        self._read_day()

    def _ask_to_delete(self, day: date) -> None:
        if self.data is None or day not in self.data.days:
            return
        question = QuestionDialog(
            _("Delete the entry for {day}?").format(day=locale_format.date_seen_from(day, self.today)),
            _("You can undo this straight afterwards."),
            _("Keep it"),
            _("Delete"),
            self,
        )
        question.accepted.connect(lambda: self._delete(day))
        question.open()

    def _delete(self, day: date) -> None:
        reader = self.journal.reader
        notice = _("The entry for {day} was deleted").format(day=locale_format.date_seen_from(day, self.today))
        self._changing.start(lambda: (removal_of_day(reader.excerpt(single(day)), day), notice))
        self.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, versions: tuple[Version, ...]) -> None:
        day, reader = self._versions_of, self.journal.reader
        if day is None:
            return

        def work() -> tuple[list[Change], str]:
            excerpt = reader.excerpt(single(day))
            return return_of(excerpt, versions), returned(versions, excerpt.definitions)

        self._changing.start(work)

    def _open_calendar(self) -> None:
        if self.data is None or not self.listing.isVisible():
            return
        if self._is_wide:
            self.listing.month.focus_day(self.day)
            return
        if self.calendar is None:
            self.calendar = CalendarPopup(self)
            self.calendar.set_limits(self.today, self.today)
            self.calendar.day_chosen.connect(self.choose_day)
        self.calendar.set_marked(frozenset(self.data.days))
        self.calendar.open_under(self.choose, min(self.day, self.today))

    def _focus_search(self) -> None:
        if self._versions_of is not None:
            self.go_back()
        self.listing.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.listing.search.selectAll()

    def _connect(self) -> None:
        listing = self.listing
        self._reading.done.connect(self._on_read)
        self._reading_day.done.connect(self._on_day_read)
        self._searching.done.connect(self._on_searched)
        self._comparing.done.connect(self._on_compared)
        self._changing.done.connect(lambda made: self.journal.apply(*made))
        for background in (self._reading, self._reading_day, self._searching, self._comparing, self._changing):
            background.failed.connect(self._on_failed)
        self._trouble.retry_wanted.connect(self._read_again)
        self._back.clicked.connect(self.go_back)
        self.choose.clicked.connect(self._open_calendar)
        self.from_paper.clicked.connect(lambda: self.page_wanted.emit("sheet"))
        listing.search.search_wanted.connect(self._search)
        listing.search.left_downwards.connect(lambda: listing.table.setFocus(Qt.FocusReason.OtherFocusReason))
        listing.kind.choice_made.connect(lambda _kind: self._choose_kind())
        listing.table.day_pointed.connect(self._point)
        listing.month.day_chosen.connect(self.choose_day)
        listing.month.day_opened.connect(self.day_wanted)
        for part in (listing.table, listing.panel):
            part.delete_wanted.connect(self._ask_to_delete)
        listing.table.day_opened.connect(self.day_wanted)
        listing.panel.open_wanted.connect(self.day_wanted)
        listing.panel.versions_wanted.connect(self.show_versions)
        listing.table.versions_wanted.connect(self.show_versions)
        self.versions.return_wanted.connect(self._bring_back)
        self.empty.today_wanted.connect(lambda: self.page_wanted.emit("today"))
        self.empty.import_wanted.connect(lambda: self.page_wanted.emit("preferences#import"))
        search = self._focus_search
        add_keys(self, {"/": search, "Ctrl+F": search, "Ctrl+D": self._open_calendar})

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self.header.after_title.addWidget(self.from_paper)
        self.header.after_title.addWidget(self.choose)
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(self.empty, 1)
        self.whole.addWidget(self.listing, 1)
        self.whole.addWidget(self._versions_area, 1)
        self._show_view()


PAGE = HistoryPage
