"""The log of a day and the views that it opens, one of which is visible."""

from datetime import date
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_log import DayLog
from diary.ui.today.day_view import DayView

LOG, WHERE, MORE, SENTENCE = "log", "where", "more", "sentence"
NOW, CHANGE, FINISHED = "now", "change", "finished"
_TAKEN_UP_MS = 1_000


class DayViews(QObject):
    """The views in one column of `holder`; all but the log are created when they are first shown.

    A view is `diary/ui/today/<key>_view.py`; its `VIEW` is the class. The signals are those of `DayView`.
    """

    left = Signal()
    page_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, journal: OpenJournal, settings: OpenSettings, today: date, holder: QWidget) -> None:
        super().__init__(holder)
        self._journal, self._settings, self._today, self._holder = journal, settings, today, holder
        self._width_class = theme.WIDE
        self.log = DayLog(journal, settings, today, holder)
        self._views: dict[str, DayView] = {LOG: self.log}
        self.shown_key = LOG
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.log, 1)
        self._connect(self.log)
        self._typing = QTimer(self)
        self._typing.timeout.connect(self._take_up_typing)
        self._typing.start(_TAKEN_UP_MS)

    @property
    def shown(self) -> DayView:
        return self._views[self.shown_key]

    def view(self, key: str) -> DayView:
        """The view with that key, created on first use."""
        if key not in self._views:
            view: DayView = import_module(f"diary.ui.today.{key}_view").VIEW(self._journal, self._settings, self._today)
            self._views[key] = view
            view.hide()
            view.set_width_class(self._width_class)
            self._connect(view)
            self.column.insertWidget(len(self._views) - 1, view, 1)
        return self._views[key]

    def show_view(self, key: str) -> None:
        """Show that view, after saving pending text in the former one."""
        former, shown = self.shown, self.view(key)
        if shown is not former:
            former.take_up()
        for one in self._views.values():
            one.setVisible(one is shown)
        self.shown_key = key

    def show_day(self, excerpt: Excerpt, latest: Excerpt, day: date) -> None:
        """Show `day` in the log and in the visible view; `latest`, an excerpt of today, has all treatment events."""
        for key in dict.fromkeys((LOG, self.shown_key)):
            view = self._views[key]
            view.offer(excerpt)
            view.show_day(latest if key == CHANGE else excerpt, day)

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        for view in self._views.values():
            view.set_width_class(width_class)

    def close_views(self) -> None:
        """Stop background work."""
        for view in self._views.values():
            view.close_view()

    def _connect(self, view: DayView) -> None:
        view.left.connect(self.left)
        view.page_wanted.connect(self.page_wanted)
        view.close_wanted.connect(self.close_wanted)

    def _take_up_typing(self) -> None:
        """Save pending text on a timer, so that a crash loses only the last words."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit  # noqa: PLC0415 - not needed before the first paint

        if self.shown_key in (LOG, MORE, SENTENCE) and isinstance(
            self._holder.focusWidget(), QLineEdit | QPlainTextEdit
        ):
            self.shown.take_up()
