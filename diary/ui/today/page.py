"""The evening log: one day of the diary, from today backwards."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
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
from diary.ui.today.finished_view import FinishedView
from diary.ui.today.sentence_view import SentenceView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.calendar_popup import CalendarPopup
from diary.ui.widgets.save_state import Footer, SaveState
from diary.ui.widgets.tick_list import TickList

_ROOM_FOR_FOOTER = 360


class TodayPage(Page):
    """One day: its log, its sentence, and the view after it was finished."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(journal, today, "", parent)
        self.day = today
        self._is_narrow = False
        self.log = DayLog()
        self._sentence = SentenceView()
        self._finished = FinishedView()
        self._evenings, self._months = Background(self), Background(self)
        self._calendar = CalendarPopup(self)
        self._calendar.set_limits(today, today)
        self._trouble = Banner("problem")
        self._save_state = SaveState()
        self._finish = Button(_("Finish today"), kind=PRIMARY)
        self._previous = Button("", kind=ICON, icon="chevl", spoken=_("Previous day (Alt+Left)"))
        self._choose = Button("", kind=ICON, icon="cal", spoken=_("Choose a day (Ctrl+D)"))
        self._next = Button("", kind=ICON, icon="chevr", spoken=_("Next day (Alt+Right)"))
        self._views = (self.log, self._sentence, self._finished)
        self._view: QWidget = self.log
        self._footer = Footer()
        self._lay_out()
        self._connect()
        self._connect_keys()
        self.refresh()

    def go_to(self, day: date) -> None:
        """Show the log of another day; days to come are not shown."""
        self.leave()
        self.day = min(day, self.today)
        self._show_view(self.log)
        self.refresh()

    def step(self, days: int) -> None:
        self.go_to(self.day + timedelta(days=days))

    def show_page(self) -> None:
        self.refresh()

    def leave(self) -> None:
        """Take up what is still being typed, and write it."""
        self._sentence.take_up()
        self.journal.save()

    def close_page(self) -> None:
        self._evenings.close()
        self._months.close()

    def focus_first(self) -> None:
        next(iter(self.log.ratings.values())).scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_breadth(self, breadth: str) -> None:
        super().set_breadth(breadth)
        for part in (self.log, self._finished, self._footer):
            part.set_breadth(breadth)
        self._is_narrow = breadth == theme.NARROW
        self._sentence.set_breadth(breadth)
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
        self.log.show_day(excerpt, self.day)
        self._sentence.show_day(excerpt, self.day)
        if self._view is self._finished:
            self._finished.show_day(excerpt, self.day, is_today=self.day == self.today)

    def _show_day(self) -> None:
        is_today = self.day == self.today
        words = local_words.brief_weekday_date if self._is_narrow else local_words.weekday_date
        self.header.show_title(words(self.day), _("Today") if is_today else _("A past day"))
        self._next.setEnabled(not is_today)
        self._next.setVisible(not (is_today and self._is_narrow))
        if self._view is not self._sentence:
            self._finish.setText(_("Finish today") if is_today else _("Finish this day"))

    def finish(self) -> None:
        """Save, and show the calm view."""
        self.leave()
        self._show_view(self._finished)
        self.refresh()
        self._evenings.start(self.journal.entry_days_reader(Period(date.min, self.day)))
        self._finished.close_diary.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_sentence(self) -> None:
        """Open the view with the day's sentence."""
        self._show_view(self._sentence)
        self._sentence.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _excerpt(self) -> Excerpt:
        try:
            return self.journal.day(self.day)
        except StorageError as error:
            self._show_trouble(str(error))
            return self.journal.blank(self.day)

    def _show_view(self, view: QWidget) -> None:
        for one in self._views:
            one.setVisible(one is view)
        self._view = view
        self._finish.setVisible(view is not self._finished)
        if view is self._sentence:
            self._finish.setText(_("Done"))
        self._show_day()
        self._area.verticalScrollBar().setValue(0)

    def _on_finish_clicked(self) -> None:
        if self._view is self._sentence:
            self._sentence.take_up()
            self._show_view(self.log)
            self.refresh()
            self.log.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.finish()

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

    def _open_calendar(self) -> None:
        self._calendar.open_under(self._choose, self.day)

    def _connect(self) -> None:
        self.journal.diary_changed.connect(self.refresh)
        self.journal.saved.connect(self._show_saved)
        self.journal.save_failed.connect(self._show_trouble)
        self._trouble.acted.connect(self.journal.save)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._choose.clicked.connect(self._open_calendar)
        self._calendar.day_chosen.connect(self.go_to)
        self._calendar.month_shown.connect(
            lambda first, last: self._months.start(self.journal.entry_days_reader(Period(first, last)))
        )
        self._months.done.connect(self._calendar.set_marked)
        self._evenings.done.connect(lambda days: self._finished.show_evenings(days, self.day))
        self.log.rated.connect(self._rate)
        self.log.treated.connect(self._treat)
        self.log.all_treated.connect(self._treat_all)
        self.log.exercised.connect(self.journal.apply)
        self.log.sentence_wanted.connect(self.write_sentence)
        self._sentence.written.connect(self._write)
        self._finish.clicked.connect(self._on_finish_clicked)
        self._finished.change_wanted.connect(lambda: self.go_to(self.day))
        self._finished.trends_wanted.connect(lambda: self.page_wanted.emit("trends"))
        self._finished.close_wanted.connect(self.close_wanted)

    def _connect_keys(self) -> None:
        ratings = self.log.ratings

        def rate(symptom: str) -> None:
            self._show_view(self.log)
            self.log.ratings[symptom].scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

        def tick(rows: TickList) -> None:
            self._show_view(self.log)
            rows.focus()

        for keys, act in (
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Ctrl+D", self._open_calendar),
            *((f"Alt+{key[0].upper()}", lambda key=key: rate(key)) for key in ratings),
            ("Alt+X", lambda: tick(self.log.exercises.list)),
            ("Alt+R", lambda: tick(self.log.treatment_list)),
            ("Alt+M", self.write_sentence),
            ("Ctrl+Return", self._on_finish_clicked),
            ("Ctrl+Enter", self._on_finish_clicked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        for button in (self._previous, self._choose, self._next):
            self.header.after_title.addWidget(button)
        inner = QWidget()
        self._scrolled = QVBoxLayout(inner)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        for view in self._views:
            self._scrolled.addWidget(view, 1)
            view.setHidden(view is not self._view)
        self._area = scrolling(inner)
        self._footer.line.addWidget(self._save_state, 1)
        self._footer.line.addWidget(self._finish)
        self._trouble.hide()
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(self._area, 1)
        self.whole.addWidget(self._footer)


PAGE = TodayPage
