"""A date field with a calendar."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from diary.domain.record import FIRST_DAY, LAST_DAY, InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.inputs.calendar_popup import CalendarPopup
from diary.ui.widgets.label import plain_label, set_ink

_FURTHER = ("d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "d.M.yyyy", "yyyy-M-d")
_LETTERS = re.compile(r"([^\W\d_]{3,})\.?")


class DateField(QWidget):
    """`day_changed` carries the new date, or None if an optional field was cleared.

    An invalid text shows a message below the field, and the last valid date stays in force. `write` formats a date.
    """

    day_changed = Signal(date)

    def __init__(
        self, name: str, write: Callable[[date], str], today: date, *, optional: bool = False, future: bool = False
    ) -> None:
        super().__init__()
        self._write, self._today, self._optional = write, today, optional
        self._last = None if future else today
        self._day: date | None = None
        self._calendar: CalendarPopup | None = None
        self._text = QLineEdit(self)
        self._text.setAccessibleName(name)
        self._text.setMinimumHeight(theme.px(52))
        self._text.setStyleSheet(theme.field_style("QLineEdit"))
        self._text.setPlaceholderText(_("Not set") if optional else "")
        self._button = Button("", self, kind=ICON, icon="cal", spoken=_("{name}: choose a day").format(name=name))
        self._wrong = plain_label("", self)
        self._wrong.setWordWrap(True)
        set_ink(self._wrong, "dng")
        self._wrong.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(2))
        grid.addWidget(self._text, 0, 0)
        grid.addWidget(self._button, 0, 1)
        grid.addWidget(self._wrong, 1, 0, 1, 2)
        self.setFocusProxy(self._text)
        self._text.editingFinished.connect(self._take_up)
        self._button.clicked.connect(self._open_calendar)

    @property
    def day(self) -> date | None:
        """The date in force."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a date; no signal is emitted."""
        self._day = day
        self._text.setText("" if day is None else self._write(day))
        self._wrong.hide()

    @property
    def typed(self) -> str:
        """The text of the field, valid or not."""
        return self._text.text()

    def show_typed(self, text: str) -> None:
        """Restore a typed text, which is parsed by `taken_up`."""
        self._text.setText(text)

    def taken_up(self) -> date | None:
        """The date in the field; raises `InvalidEntryError` for an invalid text."""
        self._take_up()
        if not self._wrong.isHidden():
            self._wrong.hide()
            raise InvalidEntryError(self._wrong.text())
        return self._day

    def _take_up(self) -> None:
        text = self._text.text().strip()
        if not text and self._optional:
            self._choose(None)
            return
        if self._day is not None and text == self._write(self._day):
            self._wrong.hide()
            return
        day = read_day(text)
        if day is None:
            sentence = _("“{text}” is not a date; write it as {example}.")
            self._wrong.setText(sentence.format(text=text, example=self._write(self._today)))
            self._wrong.show()
        else:
            self._choose(day)

    def _open_calendar(self) -> None:
        """Open the calendar, which is created on first use."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self)
            self._calendar.set_limits(self._today, self._last)
            self._calendar.day_chosen.connect(self._choose)
        self._calendar.open_under(self._button, self._day or self._today)

    def _choose(self, day: date | None) -> None:
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.day_changed.emit(day)


def read_day(text: str) -> date | None:
    """The date in a text, in common notations or in one of the locale's formats; None if it is invalid."""
    locale, words = QLocale(), spelt_out(text)
    numeric = dict.fromkeys(
        shape
        for own in (locale_format.habits(), locale)
        for short in (own.dateFormat(QLocale.FormatType.ShortFormat),)
        for shape in (short, short.replace("yyyy", "yy").replace("yy", "yyyy"))
    )
    spelt = (locale_format.long_date_shape(), locale.dateFormat(QLocale.FormatType.LongFormat))
    for shape in (*spelt, *numeric, *_FURTHER):
        parsed = locale.toDate(words, shape)
        if parsed.isValid() and FIRST_DAY.year < parsed.year() <= LAST_DAY.year:
            return date(parsed.year(), parsed.month(), parsed.day())
    parsed = QDate.fromString(text, Qt.DateFormat.ISODate)
    is_possible = parsed.isValid() and FIRST_DAY.year <= parsed.year() <= LAST_DAY.year
    return date(parsed.year(), parsed.month(), parsed.day()) if is_possible else None


def spelt_out(text: str) -> str:
    """The text with an abbreviated month in full: "3 September 2026" for "3 sep 2026"."""
    locale = QLocale()
    names = [locale.monthName(month, QLocale.FormatType.LongFormat) for month in range(1, 13)]

    def full(word: re.Match[str]) -> str:
        matches = [name for name in names if name.casefold().startswith(word[1].casefold())]
        return matches[0] if len(matches) == 1 else word[0]

    return _LETTERS.sub(full, text)
