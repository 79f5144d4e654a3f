"""The evening log: one day of the diary, from today backwards."""

from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import local_words, theme
from diary.ui.background import Background
from diary.ui.open_journal import OpenJournal
from diary.ui.page import Page, scrolling
from diary.ui.today.day_log import DayLog
from diary.ui.today.day_view import DayView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.save_state import Footer, SaveState
from diary.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from diary.ui.widgets.calendar_popup import CalendarPopup

LOG, SENTENCE, FINISHED = "log", "sentence", "finished"
_ROOM_FOR_FOOTER = 360


class TodayPage(Page):
    """One day: its log, and the views that its rows and its button lead to, each made when it is first shown."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, "", parent)
        self.day = today
        self._breadth = theme.WIDE
        self._inner = QWidget()
        self._area = scrolling(self._inner, self)
        self.log = DayLog(self._inner)
        self._views: dict[str, DayView] = {LOG: self.log}
        self._shown = LOG
        self._evenings, self._months = Background(self), Background(self)
        self._trouble = Banner("problem", self)
        self._footer = Footer(self)
        self._save_state = SaveState(self._footer)
        self._finish = Button(_("Finish today"), self._footer, kind=PRIMARY)
        self._previous = Button("", self, kind=ICON, icon="chevl", spoken=_("Previous day (Alt+Left)"))
        self._choose = Button("", self, kind=ICON, icon="cal", spoken=_("Choose a day (Ctrl+D)"))
        self._next = Button("", self, kind=ICON, icon="chevr", spoken=_("Next day (Alt+Right)"))
        self._lay_out()
        self._connect()
        self._connect_keys()

    def view(self, key: str) -> DayView:
        """The view of that key, made when it is first asked for."""
        if key not in self._views:
            made = self._make_sentence_view() if key == SENTENCE else self._make_finished_view()
            self._views[key] = made
            made.hide()
            made.set_breadth(self._breadth)
            self._scrolled.insertWidget(len(self._views) - 1, made, 1)
        return self._views[key]

    def go_to(self, day: date) -> None:
        """Show the log of another day; days to come are not shown."""
        self.leave()
        self.day = min(day, self.today)
        self._show_view(LOG)
        self.refresh()

    def step(self, days: int) -> None:
        self.go_to(self.day + timedelta(days=days))

    def show_page(self) -> None:
        self.refresh()

    def leave(self) -> None:
        """Take up what is still being typed, and write it."""
        self._views[self._shown].take_up()
        self.journal.save()

    def close_page(self) -> None:
        self._evenings.close()
        self._months.close()

    def focus_first(self) -> None:
        self._views[self._shown].focus_first()

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        self._breadth = breadth
        for view in self._views.values():
            view.set_breadth(breadth)
        self._footer.set_breadth(breadth)
        self._show_day()
        self._save_state.set_brief(breadth != theme.WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the footer scrolls with the page."""
        super().resizeEvent(event)
        stays = self.height() / theme.current().scale >= _ROOM_FOR_FOOTER
        target = self.whole if stays else self._scrolled
        if target.indexOf(self._footer) < 0:
            target.addWidget(self._footer)

    def refresh(self) -> None:
        """Show what the diary holds for the day."""
        excerpt = self._excerpt()
        self._show_day()
        for key in {LOG, self._shown}:
            self._views[key].show_day(excerpt, self.day)

    def _show_day(self) -> None:
        is_today, narrow = self.day == self.today, self._breadth == theme.NARROW
        words = local_words.brief_weekday_date if narrow else local_words.weekday_date
        self.header.show_title(words(self.day), _("Today") if is_today else _("A past day"))
        self._next.setEnabled(not is_today)
        self._next.setVisible(not (is_today and narrow))
        if self._shown == LOG:
            self._finish.setText(_("Finish today") if is_today else _("Finish this day"))

    def finish(self) -> None:
        """Save, and show the calm view."""
        self.leave()
        self.open_view(FINISHED)
        self._evenings.start(self.journal.entry_days_reader(Period(date.min, self.day)))

    def open_view(self, key: str) -> None:
        """Show one of the views behind the log, with the focus in it."""
        self._show_view(key)
        self.refresh()
        self.view(key).focus_first()

    def _excerpt(self) -> Excerpt:
        try:
            return self.journal.day(self.day)
        except StorageError as error:
            self._show_trouble(str(error))
            return self.journal.blank(self.day)

    def _show_view(self, key: str) -> None:
        if key != self._shown:
            self._views[self._shown].take_up()
        shown = self.view(key)
        for one in self._views.values():
            one.setVisible(one is shown)
        self._shown = key
        self._finish.setVisible(key != FINISHED)
        if key not in (LOG, FINISHED):
            self._finish.setText(_("Done"))
        self._show_day()
        self._area.verticalScrollBar().setValue(0)

    def _on_finish_clicked(self) -> None:
        if self._shown in (LOG, FINISHED):
            self.finish()
        else:
            self._show_view(LOG)
            self.refresh()
            self.log.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_saved(self, moment: datetime) -> None:
        self._trouble.hide()
        self._save_state.show_saved(local_words.clock(moment.time()))

    def _show_trouble(self, sentence: str) -> None:
        self._save_state.show_unsaved()
        self._trouble.show_words(
            _("{trouble} Your entries are kept in memory.").format(trouble=sentence), _("Try again")
        )

    def _rate(self, symptom: str, value: float | None) -> None:
        changes = evening.rate(self._excerpt(), self.day, symptom, value)
        name = self.log.ratings[symptom].name
        self.journal.apply(changes, _("{name}: not recorded").format(name=name) if value is None else "")

    def _treat(self, key: str, done: bool) -> None:
        self.journal.apply(evening.treat(self._excerpt(), self.day, key, done=done))

    def _treat_all(self) -> None:
        excerpt, changes = self._excerpt(), list[Change]()
        for key in self.log.treatments:
            changes += evening.treat(excerpt, self.day, key)
        self.journal.apply(changes)

    def _write(self, text: str, for_practitioner: bool) -> None:
        changes = evening.write(self._excerpt(), self.day, text, for_practitioner)
        notice = "" if text.strip() else _("The sentence was taken away")
        self.journal.apply(changes, notice, step=f"sentence {self.day}")

    @cached_property
    def _calendar(self) -> "CalendarPopup":
        from diary.ui.widgets.calendar_popup import CalendarPopup  # noqa: PLC0415 - the window is painted before

        calendar = CalendarPopup(self)
        calendar.set_limits(self.today, self.today)
        calendar.day_chosen.connect(self.go_to)
        calendar.month_shown.connect(
            lambda first, last: self._months.start(self.journal.entry_days_reader(Period(first, last)))
        )
        self._months.done.connect(calendar.set_marked)
        return calendar

    def _open_calendar(self) -> None:
        self._calendar.open_under(self._choose, self.day)

    def _make_sentence_view(self) -> DayView:
        from diary.ui.today.sentence_view import SentenceView  # noqa: PLC0415 - the window is painted before

        view = SentenceView()
        view.written.connect(self._write)
        return view

    def _make_finished_view(self) -> DayView:
        from diary.ui.today.finished_view import FinishedView  # noqa: PLC0415 - the window is painted before

        view = FinishedView(self.today)
        view.change_wanted.connect(lambda: self.go_to(self.day))
        view.trends_wanted.connect(lambda: self.page_wanted.emit("trends"))
        view.close_wanted.connect(self.close_wanted)
        self._evenings.done.connect(lambda days: view.show_evenings(days, self.day))
        return view

    def _connect(self) -> None:
        self.journal.diary_changed.connect(self.refresh)
        self.journal.saved.connect(self._show_saved)
        self.journal.save_failed.connect(self._show_trouble)
        self._trouble.acted.connect(self.journal.save)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._choose.clicked.connect(self._open_calendar)
        self.log.rated.connect(self._rate)
        self.log.treated.connect(self._treat)
        self.log.all_treated.connect(self._treat_all)
        self.log.exercised.connect(self.journal.apply)
        self.log.session_wanted.connect(lambda: self.page_wanted.emit("exercises#session"))
        self.log.sentence_wanted.connect(lambda: self.open_view(SENTENCE))
        self._finish.clicked.connect(self._on_finish_clicked)

    def _connect_keys(self) -> None:
        ratings = self.log.ratings

        def rate(symptom: str) -> None:
            self._show_view(LOG)
            self.log.ratings[symptom].scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

        def tick(rows: TickList) -> None:
            self._show_view(LOG)
            rows.focus()

        self.add_keys(
            {
                "Alt+Left": lambda: self.step(-1),
                "Alt+Right": lambda: self.step(1),
                "Ctrl+D": self._open_calendar,
                **{f"Alt+{key[0].upper()}": partial(rate, key) for key in ratings},
                "Alt+X": lambda: tick(self.log.exercises.list),
                "Alt+R": lambda: tick(self.log.treatment_list),
                "Alt+M": lambda: self.open_view(SENTENCE),
                "Ctrl+Return": self._on_finish_clicked,
                "Ctrl+Enter": self._on_finish_clicked,
            }
        )

    def _lay_out(self) -> None:
        for button in (self._previous, self._choose, self._next):
            self.header.after_title.addWidget(button)
        self._scrolled = QVBoxLayout(self._inner)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.addWidget(self.log, 1)
        self._footer.line.addWidget(self._save_state, 1)
        self._footer.line.addWidget(self._finish)
        self._trouble.hide()
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(self._area, 1)
        self.whole.addWidget(self._footer)


PAGE = TodayPage
