"""A field for a year, a month or a day."""

import re

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.background.answers import FIRST_YEAR
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.date_field import read_day, spelt_out
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import trouble_label

_MONTHS = ("MMMM yyyy", "MMM yyyy", "M/yyyy", "M.yyyy", "M-yyyy", "yyyy-M")
_YEAR = re.compile(r"\d{4}")


class PartialDateField(QWidget):
    """`answered` carries "2019", "2019-05" or "2019-05-13", or an empty text after the field was cleared.

    Any other text shows a message below the field, and the former date stays in force.
    """

    answered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dated = ""
        self.text = TextField(name)
        self.text.setMaximumWidth(theme.px(360))
        self.trouble = trouble_label()
        self.trouble.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.text)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.text)
        self.text.editingFinished.connect(self.take_up)

    def show_date(self, dated: str) -> None:
        """Show a date; no signal is emitted."""
        if dated != self._dated or not self.text.hasFocus():
            self.text.setText(locale_format.partial_date(dated) if dated else "")
            self.trouble.hide()
        self._dated = dated

    def show_trouble(self, sentence: str) -> None:
        """Show why the date is invalid; the text stays for correction."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def take_up(self) -> None:
        """Emit `answered` if the text is another date."""
        words = self.text.words
        if words == (locale_format.partial_date(self._dated) if self._dated else ""):
            self.trouble.hide()
            return
        dated = read_partial_date(words) if words else ""
        if dated is None:
            self.show_trouble(_("“{text}” is no date; a year such as 2019 is enough.").format(text=words))
        elif dated != self._dated:
            self.trouble.hide()
            self.answered.emit(dated)
        else:
            self.show_date(dated)


def read_partial_date(text: str) -> str | None:
    """The year, month or day in the text, as "2019", "2019-05" or "2019-05-13"; None if it is invalid."""
    if _YEAR.fullmatch(text):
        return text if int(text) >= FIRST_YEAR else None
    locale, words = QLocale(), spelt_out(text)
    for shape in _MONTHS:
        parsed = locale.toDate(words, shape)
        if parsed.isValid() and parsed.year() >= FIRST_YEAR:
            return f"{parsed.year():04}-{parsed.month():02}"
    day = read_day(text)
    return day.isoformat() if day else None
