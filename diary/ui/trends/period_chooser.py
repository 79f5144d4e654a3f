"""The choice of the period: a number of weeks, everything, or custom dates in a row of their own."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from diary.domain.visit import since_last_visit
from diary.i18n import _
from diary.settings import Settings, Value
from diary.ui import theme
from diary.ui.trends.choice import ALL, OTHER, PERIODS, SINCE_VISIT, Choice, choice_in, written_dates
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets.inputs.segmented import SegmentedControl

if TYPE_CHECKING:
    from diary.ui.trends.dates_row import DatesRow

_OTHER = "other"


class PeriodChooser(QObject):
    """`period` is the control, which the page places; `chosen` is emitted when the choice has changed.

    `dates`, the row for custom dates, is created on first use and inserted at the top of the layout `below`. `choice`
    is the present choice, `end` the day on which a period of fixed length ends (`None` for the default).
    """

    chosen = Signal()

    def __init__(self, kept: Settings, today: date, below: QBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._today, self._below = today, below
        self._data: TrendsData | None = None
        self.choice = choice_in(kept)
        self.end: date | None = None
        self.period = SegmentedControl(_("Period"), _periods())
        self._dates: DatesRow | None = None
        self._width_class = theme.WIDE
        self.period.show_choice(_OTHER if self.choice.key in OTHER else self.choice.key)
        self.period.choice_made.connect(self._choose_period)

    @property
    def dates(self) -> "DatesRow":
        """The row for custom dates, initially hidden."""
        if self._dates is None:
            from diary.ui.trends.dates_row import DatesRow  # noqa: PLC0415 - rarely needed, and slow to create

            self._dates = DatesRow(self._today)
            self._dates.hide()
            self._dates.show_choice(self.choice, None)
            self._dates.set_compact(self._width_class == theme.NARROW)
            self._dates.chosen.connect(self._choose)
            self._below.insertWidget(0, self._dates)
        return self._dates

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        self.period.set_compact(width_class != theme.WIDE)
        if self._dates is not None:
            self._dates.set_compact(width_class == theme.NARROW)

    def choices(self) -> dict[str, Value]:
        """The choices made here, by the name of their preference."""
        return {"trends_period": self.choice.key, "trends_dates": written_dates(self.choice)}

    def take_data(self, data: TrendsData | None) -> None:
        """Adopt the data read for the choice."""
        self._data = data
        if data is not None and self.choice.key in PERIODS:
            self.end = data.period.last

    def show_controls(self, *, shown: bool) -> None:
        """Show the controls; the row of other dates only if these are chosen."""
        self.period.setVisible(shown)
        self._show_dates(shown=shown and self.period.choice == _OTHER)

    def _show_dates(self, *, shown: bool) -> None:
        if shown or self._dates is not None:
            self.dates.setVisible(shown)

    def step(self, steps: int) -> None:
        """Go to the next or previous period, within the range of entries."""
        data, length = self._data, PERIODS.get(self.choice.key)
        if data is None or length is None:
            return
        end = min(data.period.last + timedelta(days=steps * length), data.whole.last)
        if end >= data.whole.first and end != data.period.last:
            self.end = end
            self.chosen.emit()

    def _choose_period(self, key: str) -> None:
        self.end = None
        self._show_dates(shown=key == _OTHER)
        if key != _OTHER:
            self._choose(replace(self.choice, key=key))
            return
        data = self._data
        has_visit = data is not None and since_last_visit(data.excerpt.visits, self._today) is not None
        first = replace(self.choice, key=SINCE_VISIT) if has_visit else self.choice
        self.dates.show_choice(first, data.period if data else None)
        self.dates.choose()

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.chosen.emit()


def _periods() -> list[tuple[str, str]]:
    return [
        ("4-weeks", _("4 weeks")),
        ("12-weeks", _("12 weeks")),
        ("6-months", _("6 months")),
        ("year", _("1 year")),
        (ALL, _("All")),
        (_OTHER, _("Other")),
    ]
