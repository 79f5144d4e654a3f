"""The Today page: the evening log of one day, from today backwards."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page, add_keys, page_margins
from diary.ui.today.day_footer import DayFooter
from diary.ui.today.day_heading import DayHeading
from diary.ui.today.day_view import DayView
from diary.ui.today.day_views import CHANGE, FINISHED, LOG, MORE, NOW, SENTENCE, WHERE, DayViews
from diary.ui.today.return_notice import ReturnNotice
from diary.ui.widgets.layout.emptying import detach
from diary.ui.widgets.layout.nesting import add_layout, insert_layout
from diary.ui.widgets.layout.scrolling import scrolling

if TYPE_CHECKING:
    from diary.ui.today.day_calendar import DayCalendar

_ROOM_FOR_FOOTER = 360


class TodayPage(Page):
    """One day: its log, and the views that its rows and buttons open."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, "", parent)
        self.day = today
        self._width_class = theme.WIDE
        inner = QWidget()
        self._area = scrolling(inner, self)
        self._views = DayViews(journal, settings, today, inner)
        self.log = self._views.log
        self._heading = DayHeading(self.header)
        self._calendar: DayCalendar | None = None
        self._finishes = False
        """Whether the finished view is shown as soon as everything is on disk."""
        self._head_buttons = QHBoxLayout()
        insert_layout(self.header.after_title, 0, self._head_buttons)
        self._footer = DayFooter(journal, self)
        self._return = ReturnNotice(journal, today)
        self._around_return = QHBoxLayout()
        self._around_return.addWidget(self._return)
        add_layout(self.whole, self._around_return)
        self.whole.addWidget(self._area, 1)
        self.whole.addWidget(self._footer)
        self._connect()
        self._connect_keys()

    def view(self, key: str) -> DayView:
        """The view with that key, created on first use."""
        return self._views.view(key)

    def go_to(self, day: date) -> None:
        """Show the log of another day; future days are not shown."""
        self.leave()
        focused = self.window().focusWidget()
        is_view_focused = self._views.shown_key != LOG and focused is not None and self._area.isAncestorOf(focused)
        self.day = min(day, self.today)
        self.opened_from.forget()
        self._show_view(LOG)
        self.refresh()
        if is_view_focused:
            self.focus_first()

    def step(self, days: int) -> None:
        """Show the log of the day that is `days` later, or earlier if negative."""
        self.go_to(self.day + timedelta(days=days))

    @property
    def has_unkept(self) -> bool:
        return self._views.shown_key in (NOW, CHANGE)

    def leave(self) -> None:
        """Save pending text."""
        self._finishes = False
        self._views.shown.take_up()
        self.journal.save()

    def close_page(self) -> None:
        self._views.close_views()
        self._return.close_notice()
        if self._calendar is not None:
            self._calendar.close_calendar()

    def focus_first(self) -> None:
        self._views.shown.focus_first()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._width_class = width_class
        self._views.set_width_class(width_class)
        side, _gap = page_margins(width_class)
        self._around_return.setContentsMargins(side, 0, side, 0)
        self._footer.fit(width_class)
        self._show_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, let the footer scroll with the page."""
        super().resizeEvent(event)
        stays = self.height() / theme.current().scale >= _ROOM_FOR_FOOTER
        target = self.whole if stays else self._views.column
        if target.indexOf(self._footer) < 0:
            target.addWidget(self._footer)

    def refresh(self) -> None:
        """Show the diary's data of the day."""
        self._show_heading()
        excerpt = self.diary_on(self.day)
        latest = self.diary_on(self.today) if excerpt is not None and self._views.shown_key == CHANGE else excerpt
        if excerpt is not None and latest is not None:
            self._views.show_day(excerpt, latest, self.day)
            self._return.show_day(excerpt, self.day)
            self._show_heading()

    def open_view(self, key: str) -> None:
        """Show a view that is opened from the log, and focus it."""
        self._finishes = False
        if self._views.shown_key == LOG:
            self._remember_opener(key)
        self._show_view(key)
        self.refresh()
        self.view(key).focus_first()

    def _show_heading(self) -> None:
        self._heading.show_day(self.day, self._width_class, self._views.shown.title, is_today=self.day == self.today)
        if self._views.shown_key == LOG:
            self._footer.name_way_on(_("Finish today") if self.day == self.today else _("Finish this day"))
            self.log.now.setVisible(self.day == self.today)

    def _show_view(self, key: str) -> None:
        self._views.show_view(key)
        detach(self._head_buttons)
        for button in self._views.shown.head_buttons:
            self._head_buttons.addWidget(button)
            button.show()
        self._footer.show_way_on("" if key == FINISHED else _("Done"), self._views.shown.foot_buttons)
        self._show_heading()
        self._area.verticalScrollBar().setValue(0)

    def go_back(self) -> bool:
        """Show the log and focus the row or button that had opened the view."""
        if self._views.shown_key == LOG:
            return False
        self._show_view(LOG)
        self.refresh()
        if not self.opened_from.give_back():
            self.log.focus_first()
        return True

    def _remember_opener(self, key: str) -> None:
        """Remember what opened that view: the focused button, or for a shortcut the row with the same action."""
        focused = QApplication.focusWidget()
        self.opened_from.remember(focused if isinstance(focused, QAbstractButton) else self.log.way_to(key))

    def _finish(self) -> None:
        """From the log, show the finished view once everything is on disk; from another view, show the log."""
        if self._views.shown_key in (LOG, FINISHED):
            self.leave()
            self._finishes = True
            self._on_saved()
        else:
            self.go_back()

    def _on_saved(self, _moment: object = None) -> None:
        if self._finishes and not self.journal.queue.unwritten and self.isVisible():
            self.open_view(FINISHED)
            self.settings.set("last_evening", max(self.settings.value.last_evening, self.day.isoformat()))

    def _on_save_failed(self, sentence: str) -> None:
        """Return to the log, as the finished view must not be shown for unsaved entries."""
        super()._on_save_failed(sentence)
        self._finishes = False
        if self._views.shown_key != FINISHED:
            return
        if self.isVisible():
            self.go_back()
        else:
            self._show_view(LOG)

    def _open_calendar(self) -> None:
        if self._calendar is None:
            from diary.ui.today.day_calendar import DayCalendar  # noqa: PLC0415 - imported after the first paint

            self._calendar = DayCalendar(self.journal, self.today, self)
            self._calendar.day_chosen.connect(self.go_to)
        self._calendar.open_under(self._heading.choose, self.day)

    def _open_falls(self) -> None:
        from diary.ui.today.more_view import MoreView  # noqa: PLC0415 - imported after the first paint

        self.open_view(MORE)
        view = self.view(MORE)
        if isinstance(view, MoreView):
            view.falls.focus()

    def _connect(self) -> None:
        self._heading.previous.clicked.connect(lambda: self.step(-1))
        self._heading.next.clicked.connect(lambda: self.step(1))
        self._heading.choose.clicked.connect(self._open_calendar)
        self._heading.back.clicked.connect(self.go_back)
        self._footer.finish.clicked.connect(self._finish)
        self.log.view_wanted.connect(self.open_view)
        self._views.left.connect(self.go_back)
        self._views.page_wanted.connect(self.page_wanted)
        self._views.close_wanted.connect(self.close_wanted)
        self.journal.saved.connect(self._on_saved)

    def _connect_keys(self) -> None:
        def in_log(focus: Callable[[], object]) -> None:
            self.opened_from.forget()
            self._show_view(LOG)
            focus()

        rate = self.log.focus_rating
        add_keys(
            self,
            {
                "Alt+Left": lambda: self.step(-1),
                "Alt+Right": lambda: self.step(1),
                "Ctrl+D": self._open_calendar,
                **{f"Alt+{key[0].upper()}": partial(in_log, partial(rate, key)) for key in _RATED_BY_KEY},
                "Alt+X": partial(in_log, self.log.exercises.list.focus),
                "Alt+R": partial(in_log, self.log.treatments.list.focus),
                "Alt+W": partial(self.open_view, WHERE),
                "Alt+S": partial(self.open_view, MORE),
                "Alt+F": self._open_falls,
                "Alt+M": partial(self.open_view, SENTENCE),
                "Ctrl+Return": self._finish,
                "Ctrl+Enter": self._finish,
            },
        )


_RATED_BY_KEY = ("numbness", "tingling", "pain")
PAGE = TodayPage
