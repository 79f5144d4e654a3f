"""A date field for something that has happened."""

from datetime import date

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.date_field import DateField


class PastDateField(DateField):
    """A date up to today; it begins with today. Its box stands in line with other controls."""

    def __init__(self, name: str, today: date) -> None:
        super().__init__(name, locale_format.long_date, today)
        self.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self.show_day(today)

    def taken_up(self) -> date:
        """The date in the field; raises `InvalidEntryError` if the text is none or the date is in the future."""
        day = super().taken_up() or self._today
        if day > self._today:
            raise InvalidEntryError(_("{day} has not come yet.").format(day=locale_format.long_date(day)))
        return day
