"""The row for custom periods: since the last visit, a pair of dates, or two periods to compare."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.period import Period, ending
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.trends.choice import OTHER, OWN, PERIODS, SINCE_VISIT, TWO, USUAL, Choice
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

_FIELD = 226


class DatesRow(QWidget):
    """`chosen` carries the `Choice` that the person has made; an invalid choice shows a message and changes nothing."""

    chosen = Signal(Choice)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.way = SegmentedControl(
            _("Which days"),
            [(SINCE_VISIT, _("Since the last visit")), (OWN, _("My own dates")), (TWO, _("Two periods"))],
        )
        names = (_("From"), _("To"), _("Compared with, from"), _("Compared with, to"))
        self.fields = [DateField(name, _written, today) for name in names]
        self._places = [titled(name, field) for name, field in zip(names, self.fields, strict=True)]
        self._wrong = label("", "secondary", "dng", wraps=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        ways = FlowLayout()
        ways.addWidget(self.way)
        add_layout(whole, ways)
        holder = FlowLayout(gap=theme.px(10))
        for place in self._places:
            place.setFixedWidth(theme.px(_FIELD))
            holder.addWidget(place)
        add_layout(whole, holder)
        whole.addWidget(self._wrong)
        self._wrong.hide()
        self.way.choice_made.connect(self._on_way)
        for field in self.fields:
            field.day_changed.connect(lambda _day: self.choose())

    def show_choice(self, choice: Choice, shown: Period | None) -> None:
        """Show a choice; if it has no dates of its own, the fields show the period `shown`."""
        period = shown or ending(self._today, PERIODS[USUAL])
        periods = choice.dates or (period,)
        earlier = periods[1] if len(periods) > 1 else periods[0].before()
        ends = (periods[0].first, periods[0].last, earlier.first, earlier.last)
        for field, day in zip(self.fields, ends, strict=True):
            field.show_day(day)
        self._wrong.hide()
        self.way.show_choice(choice.key if choice.key in OTHER else OWN)
        self._show_fields()

    def set_compact(self, compact: bool) -> None:
        self.way.set_compact(compact)

    def _on_way(self, _key: str) -> None:
        self._show_fields()
        self.choose()

    def _show_fields(self) -> None:
        shown = {SINCE_VISIT: 0, OWN: 2, TWO: 4}[self.way.choice]
        for number, place in enumerate(self._places):
            place.setVisible(number < shown)

    def choose(self) -> None:
        """Emit `chosen` with the dates in the fields, or show why they are invalid."""
        try:
            choice = self._choice()
        except InvalidEntryError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self._wrong.hide()
        self.chosen.emit(choice)

    def _choice(self) -> Choice:
        """The choice in the fields; raises `InvalidEntryError`."""
        days = [field.day or self._today for field in self.fields]
        if self.way.choice == SINCE_VISIT:
            return Choice(SINCE_VISIT)
        period = _period(days[0], days[1])
        if self.way.choice == OWN:
            return Choice(OWN, (period,))
        earlier = _period(days[2], days[3])
        if earlier.first <= period.last and period.first <= earlier.last:
            raise InvalidEntryError(_("The two periods overlap; choose ones without a day in common."))
        return Choice(TWO, (period, earlier))


def _written(day: date) -> str:
    return locale_format.day_month_abbreviated(day, year=True)


def _period(first: date, last: date) -> Period:
    if last < first:
        words = _("The period ends on {last}, before it begins on {first}.")
        written = {"first": locale_format.long_date(first), "last": locale_format.long_date(last)}
        raise InvalidEntryError(words.format(**written))
    return Period(first, last)
