"""A date field without future dates."""

from datetime import date

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.date_field import DateField


class PastDateField(DateField):
    """A date up to today, which is the initial value. Its box is aligned with other controls."""

    def __init__(self, name: str, today: date) -> None:
        super().__init__(name, locale_format.long_date, today)
        self.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self.show_day(today)

    def taken_up(self) -> date:
        """The date in the field; raises `InvalidEntryError` for an invalid text or a future date."""
        day = super().taken_up() or self._today
        if day > self._today:
            raise InvalidEntryError(_("{day} has not come yet.").format(day=locale_format.long_date(day)))
        return day
