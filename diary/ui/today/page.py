"""The evening log: one day of the diary, from today backwards."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, scrolling
from diary.ui.today.day_log import DayLog
from diary.ui.today.day_view import DayView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.layout.emptying import detach
from diary.ui.widgets.save_state import Footer, SaveState

if TYPE_CHECKING:
    from diary.ui.widgets.inputs.calendar_popup import CalendarPopup

LOG, WHERE, MORE, SENTENCE, NOW, CHANGE, FINISHED = "log", "where", "more", "sentence", "now", "change", "finished"
_ROOM_FOR_FOOTER = 360
_TAKEN_UP_MS = 3_000


class TodayPage(Page):
    """One day: its log, and the views that its rows and its button lead to, each made when it is first shown."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, "", parent)
        self.day = today
        self._width_class = theme.WIDE
        self._inner = QWidget()
        self._area = scrolling(self._inner, self)
        self.log = DayLog(settings, self._inner)
        self._views: dict[str, DayView] = {LOG: self.log}
        self._shown = LOG
        self._evenings, self._months = Background(self), Background(self)
        self._trouble = Banner("problem", self)
        self._footer = Footer(self)
        self._save_state = SaveState(self._footer)
        self._finish = Button(_("Finish today"), self._footer, kind=PRIMARY)
        self._back = Button("", self, kind=ICON, icon="chevl", spoken=_("Back to the log (Alt+Up)"))
        self._previous = Button("", self, kind=ICON, icon="chevl", spoken=_("Previous day (Alt+Left)"))
        self._choose = Button("", self, kind=ICON, icon="cal", spoken=_("Choose a day (Ctrl+D)"))
        self._next = Button("", self, kind=ICON, icon="chevr", spoken=_("Next day (Alt+Right)"))
        self._typing = QTimer(self)
        self._typing.timeout.connect(self._take_up_typing)
        self._typing.start(_TAKEN_UP_MS)
        self._lay_out()
        self._connect()
        self._connect_keys()

    def view(self, key: str) -> DayView:
        """The view of that key, made when it is first asked for; the sentence stands among the rest of the log."""
        key = MORE if key == SENTENCE else key
        if key not in self._views:
            makers: dict[str, Callable[[], DayView]] = {
                WHERE: self._make_where_view,
                MORE: self._make_more_view,
                NOW: self._make_now_view,
                CHANGE: self._make_change_view,
                FINISHED: self._make_finished_view,
            }
            made = makers[key]()
            self._views[key] = made
            made.hide()
            made.set_width_class(self._width_class)
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

    @property
    def has_unkept(self) -> bool:
        return self._shown in (NOW, CHANGE)

    def leave(self) -> None:
        """Take up what is still being typed, and write it."""
        self._views[self._shown].take_up()
        self.journal.save()

    def _take_up_typing(self) -> None:
        """Take up what is being typed while it goes on: a crash may cost a few words, not an evening's."""
        if self._shown in (LOG, MORE) and isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
            self._views[self._shown].take_up()

    def close_page(self) -> None:
        self._evenings.close()
        self._months.close()

    def focus_first(self) -> None:
        self._views[self._shown].focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        for view in self._views.values():
            view.set_width_class(width_class)
        self._footer.set_width_class(width_class)
        self._show_day()
        self._save_state.set_brief(width_class != theme.WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the footer scrolls with the page."""
        super().resizeEvent(event)
        stays = self.height() / theme.current().scale >= _ROOM_FOR_FOOTER
        target = self.whole if stays else self._scrolled
        if target.indexOf(self._footer) < 0:
            target.addWidget(self._footer)

    def refresh(self) -> None:
        """Show what the diary holds for the day."""
        excerpt, chosen = self._excerpt(self.day), self.settings.value
        self._show_day()
        for key in {LOG, self._shown}:
            view = self._views[key]
            view.show_settings(chosen, excerpt)
            view.show_day(self._excerpt(self.today) if key == CHANGE else excerpt, self.day)

    def _show_day(self) -> None:
        is_today, narrow = self.day == self.today, self._width_class == theme.NARROW
        words = locale_format.brief_weekday_date if narrow else locale_format.weekday_date
        title = self._views[self._shown].title
        if title:
            self.header.show_title(title, words(self.day))
        else:
            self.header.show_title(words(self.day), _("Today") if is_today else _("A past day"))
        self._back.setVisible(bool(title))
        for button in (self._previous, self._choose, self._next):
            button.setVisible(not title)
        self._next.setEnabled(not is_today)
        self._next.setVisible(not title and not (is_today and narrow))
        if self._shown == LOG:
            self._finish.setText(_("Finish today") if is_today else _("Finish this day"))
            self.log.now.setVisible(is_today)

    def finish(self) -> None:
        """Save, and show the calm view."""
        self.leave()
        self.open_view(FINISHED)
        self._evenings.start(self.journal.entry_days_reader(Period(date.min, self.day)))

    def open_view(self, key: str) -> None:
        """Show one of the views behind the log, with the focus in it."""
        self._show_view(MORE if key == SENTENCE else key)
        self.refresh()
        if key == SENTENCE:
            self._focus_sentence()
        else:
            self.view(key).focus_first()

    def _excerpt(self, day: date) -> Excerpt:
        return self.diary_on(day, self._show_trouble)

    def _show_view(self, key: str) -> None:
        former = self._views[self._shown]
        shown = self.view(key)
        if shown is not former:
            former.take_up()
            detach(self._head, self._foot)
        for one in self._views.values():
            one.setVisible(one is shown)
        self._shown = key
        for place, buttons in ((self._head, shown.head_buttons), (self._foot, shown.foot_buttons)):
            for button in buttons:
                place.addWidget(button)
                button.show()
        self._finish.setVisible(key != FINISHED)
        if key not in (LOG, FINISHED):
            self._finish.setText(_("Done"))
        self._show_day()
        self._area.verticalScrollBar().setValue(0)

    def _go_back(self) -> None:
        """From a view to the row or button of the log that led there."""
        if self._shown == LOG:
            return
        rows: dict[str, QWidget] = {
            WHERE: self.log.where,
            MORE: self.log.more,
            NOW: self.log.now,
            CHANGE: self.log.treatments.change,
        }
        row = rows.get(self._shown)
        self._show_view(LOG)
        self.refresh()
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.log.focus_first()

    def _on_finish_clicked(self) -> None:
        if self._shown in (LOG, FINISHED):
            self.finish()
        else:
            self._go_back()

    def _show_saved(self, moment: datetime) -> None:
        self._trouble.hide()
        self._save_state.show_saved(locale_format.clock(moment.time()))

    def _show_trouble(self, sentence: str) -> None:
        self._save_state.show_unsaved()
        self._trouble.show_words(
            _("{trouble} Your entries are kept in memory.").format(trouble=sentence), _("Try again")
        )

    def _rate(self, symptom: str, value: float | None) -> None:
        changes = evening.rate(self._excerpt(self.day), self.day, symptom, value)
        name = self.log.ratings[symptom].name
        self.journal.apply(changes, _("{name}: not recorded").format(name=name) if value is None else "")

    def _treat(self, key: str, done: bool) -> None:
        self.journal.apply(evening.treat(self._excerpt(self.day), self.day, key, done=done))

    def _treat_all(self) -> None:
        excerpt = self._excerpt(self.day)
        self.journal.apply(
            [change for key in self.log.treatments.ticks for change in evening.treat(excerpt, self.day, key)]
        )

    def _describe_treatment(self, key: str, text: str) -> None:
        self.journal.apply(evening.describe_treatment(self._excerpt(self.day), self.day, key, text))

    def _take(self, changes: list[Change], notice: str) -> None:
        """What a view tells; a sentence typed in pieces is undone as one."""
        is_sentence = bool(changes) and self._shown == MORE
        self.journal.apply(changes, notice, step=f"more {self.day}" if is_sentence and not notice else "")

    @cached_property
    def _calendar(self) -> "CalendarPopup":
        from diary.ui.widgets.inputs.calendar_popup import CalendarPopup  # noqa: PLC0415 - the window is painted before

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

    def _make_where_view(self) -> DayView:
        from diary.ui.today.where_view import WhereView  # noqa: PLC0415 - the window is painted before

        view = WhereView(self.settings)
        view.changed.connect(self._take)
        return view

    def _make_more_view(self) -> DayView:
        from diary.ui.today.more_view import MoreView  # noqa: PLC0415 - the window is painted before

        view = MoreView()
        view.changed.connect(self._take)
        return view

    def _make_now_view(self) -> DayView:
        from diary.ui.today.now_view import NowView  # noqa: PLC0415 - the window is painted before

        view = NowView()
        view.changed.connect(self._take)
        return view

    def _make_change_view(self) -> DayView:
        from diary.ui.today.change_view import ChangeView  # noqa: PLC0415 - the window is painted before

        view = ChangeView(self.settings, self.today)
        view.changed.connect(self._take)
        view.medicines_wanted.connect(lambda: self.page_wanted.emit("preferences#medicines"))
        view.left.connect(self._go_back)
        return view

    def _make_finished_view(self) -> DayView:
        from diary.ui.today.finished_view import FinishedView  # noqa: PLC0415 - the window is painted before

        view = FinishedView(self.today)
        view.change_wanted.connect(lambda: self.go_to(self.day))
        view.trends_wanted.connect(lambda: self.page_wanted.emit("trends"))
        view.close_wanted.connect(self.close_wanted)
        self._evenings.done.connect(lambda days: view.show_evenings(days, self.day))
        return view

    def _focus_sentence(self) -> None:
        from diary.ui.today.more_view import MoreView  # noqa: PLC0415 - the window is painted before

        view = self.view(MORE)
        if isinstance(view, MoreView):
            view.sentence.focus()
            self._area.ensureWidgetVisible(view.sentence)

    def _connect(self) -> None:
        self.journal.saved.connect(self._show_saved)
        self.journal.save_failed.connect(lambda _sentence: self._save_state.show_unsaved())
        self._trouble.acted.connect(self.refresh)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._choose.clicked.connect(self._open_calendar)
        self._back.clicked.connect(self._go_back)
        self._finish.clicked.connect(self._on_finish_clicked)
        log = self.log
        log.rated.connect(self._rate)
        log.exercised.connect(self.journal.apply)
        log.view_wanted.connect(self.open_view)
        log.session_wanted.connect(lambda: self.page_wanted.emit("exercises#session"))
        log.treatments.treated.connect(self._treat)
        log.treatments.all_treated.connect(self._treat_all)
        log.treatments.described.connect(self._describe_treatment)

    def _connect_keys(self) -> None:
        def rate(symptom: str) -> None:
            if symptom in self.log.ratings:
                self._show_view(LOG)
                self.log.ratings[symptom].scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

        def tick(focus: Callable[[], None]) -> None:
            self._show_view(LOG)
            focus()

        self.add_keys(
            {
                "Alt+Left": lambda: self.step(-1),
                "Alt+Right": lambda: self.step(1),
                "Alt+Up": self._go_back,
                "Ctrl+D": self._open_calendar,
                **{f"Alt+{key[0].upper()}": partial(rate, key) for key in ("numbness", "tingling", "pain")},
                "Alt+X": partial(tick, self.log.exercises.list.focus),
                "Alt+R": partial(tick, self.log.treatments.list.focus),
                "Alt+W": partial(self.open_view, WHERE),
                "Alt+S": partial(self.open_view, MORE),
                "Alt+M": partial(self.open_view, SENTENCE),
                "Ctrl+Return": self._on_finish_clicked,
                "Ctrl+Enter": self._on_finish_clicked,
            }
        )

    def _lay_out(self) -> None:
        self.header.before_title.addWidget(self._back)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self.header.after_title.addLayout(self._head)
        for button in (self._previous, self._choose, self._next):
            self.header.after_title.addWidget(button)
        self._scrolled = QVBoxLayout(self._inner)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.addWidget(self.log, 1)
        self._footer.line.addWidget(self._save_state, 1)
        self._footer.line.addLayout(self._foot)
        self._footer.line.addWidget(self._finish)
        self._trouble.hide()
        self.whole.addWidget(self._trouble)
        self.whole.addWidget(self._area, 1)
        self.whole.addWidget(self._footer)


PAGE = TodayPage
