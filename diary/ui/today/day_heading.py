"""The header of the evening log: the day, and the buttons that change it or return to the log."""

from datetime import date

from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.keys import naming_keys
from diary.ui.widgets.layout.page_header import PageHeader


class DayHeading:
    """Fills a page's header: back button, title, and the buttons for the previous day, the calendar and the next
    day."""

    def __init__(self, header: PageHeader) -> None:
        self._header = header
        self._shown: tuple[date, str, str, bool] | None = None
        self.back = Button("", header, kind=ICON, icon="chevl", spoken=naming_keys(_("Back to the log (Alt+Up)")))
        self.previous = Button("", header, kind=ICON, icon="chevl", spoken=naming_keys(_("Previous day (Alt+Left)")))
        self.choose = Button("", header, kind=ICON, icon="cal", spoken=_("Choose a day (Ctrl+D)"))
        self.next = Button("", header, kind=ICON, icon="chevr", spoken=naming_keys(_("Next day (Alt+Right)")))
        header.before_title.addWidget(self.back)
        for button in (self.previous, self.choose, self.next):
            header.after_title.addWidget(button)

    def show_day(self, day: date, width_class: str, title: str, *, is_today: bool) -> None:
        """Show the day; `title` is the heading of the current view, empty for the log itself."""
        if self._shown == (day, width_class, title, is_today):
            return
        self._shown = (day, width_class, title, is_today)
        narrow = width_class == theme.NARROW
        words = locale_format.brief_weekday_date if narrow else locale_format.weekday_date
        if title:
            spoken = _("{page}, {day}").format(page=title, day=locale_format.weekday_date(day))
            self._header.show_title(title, words(day), spoken)
        else:
            day_in_words = locale_format.weekday_date(day)
            spoken = _("Today, {day}").format(day=day_in_words) if is_today else day_in_words
            brief = locale_format.short_weekday_abbreviated(day) if narrow else ""
            self._header.show_title(words(day), _("Today") if is_today else _("A past day"), spoken, brief)
        self.back.setVisible(bool(title))
        for button in (self.previous, self.choose):
            button.setVisible(not title)
        self.next.setEnabled(not is_today)
        self.next.setVisible(not title and not (is_today and narrow))
