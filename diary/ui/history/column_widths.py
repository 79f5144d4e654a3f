"""The column widths of the table of days."""

from collections.abc import Callable, Sequence
from datetime import date

from diary.domain.duration import Minutes
from diary.i18n import ngettext
from diary.ui import theme
from diary.ui.history.day_model import DAY, EXERCISE, heading
from diary.ui.history.history_data import HistoryData, SymptomColumn
from diary.ui.history.row_painter import INSET, SIDE, RowPainter
from diary.ui.history.row_text import exercise_time

_RATING, _LEAST_NOTE = 46, 160
_LONG, _LONG_BY_DOSE = Minutes(100, None), Minutes(100, 10.5)


class ColumnWidths:
    """Widths that fit the longest possible content, so that columns keep them while the table scrolls.

    `words` formats a day as the table does.
    """

    def __init__(self, rows: RowPainter, words: Callable[[date], str], today: date) -> None:
        self._rows, self._words, self._today = rows, words, today
        self._has_years = self._has_counts = self._has_derived = False
        self._of_days: dict[bool, int] = {}

    def show_days(self, data: HistoryData, chosen: Sequence[date]) -> None:
        """Measure the `chosen` days of the data."""
        self._has_years = bool(chosen) and (chosen[0].year, chosen[-1].year) != (self._today.year,) * 2
        self._has_counts = any(facts.minutes.whole is None and facts.exercises for facts in data.days.values())
        self._has_derived = any(facts.minutes.derived is not None for facts in data.days.values())

    def of(self, columns: Sequence[SymptomColumn | str], room: int) -> list[int]:
        """The widths of the columns within `room` pixels; the last one, the note, takes the remaining width."""
        if self._rows.is_two_lines:
            day = self._width_of_days()
            return [day, *((room - day) // (len(columns) - 1) for _column in columns[1:])]
        widths = [self._width_of(column) for column in columns[:-1]]
        return [*widths, max(theme.px(_LEAST_NOTE), room - sum(widths))]

    def _width_of(self, column: SymptomColumn | str) -> int:
        if column == DAY:
            return self._width_of_days() + theme.px(SIDE - INSET)
        if column == EXERCISE:
            longest = ngettext("{n} exercise", "{n} exercises", 20).format(n=20) if self._has_counts else ""
            words = (longest, heading(column), exercise_time(_LONG_BY_DOSE if self._has_derived else _LONG))
            return max(self._rows.width_of(text) for text in words)
        return theme.px(_RATING)

    def _width_of_days(self) -> int:
        """The width of the longest date: every weekday occurs between the 20th and the 26th of a month."""
        if self._has_years not in self._of_days:
            year = self._today.year - (1 if self._has_years else 0)
            samples = [date(year, month, day) for month in range(1, 13) for day in range(20, 27)]
            widest = max(self._rows.width_of(self._words(day), bold=True) for day in samples)
            self._of_days[self._has_years] = widest
        return self._of_days[self._has_years]
