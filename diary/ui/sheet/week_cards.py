"""The seven days of a week of the sheet, one below the other, as on paper."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.domain.evening_sheet import SheetColumn, cells_of, typed
from diary.domain.excerpt import Excerpt, changed
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.sheet.day_card import DayCard
from diary.ui.widgets import painting
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.single_shot import single_shot

_DAYS = 7


class WeekCards(QWidget):
    """Enter and the arrow keys lead through the days; `completed` comes with Enter in the last field of the week.

    The first week is made a day at each turn of the event loop, which would stand still for long otherwise; `shown`
    comes when all days are there. A day is kept when it is left by Enter: `kept` carries its changes, or `refused`
    why it cannot be, and nothing before it is tried again.
    """

    shown = Signal()
    completed = Signal()
    kept = Signal(list)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writer: Callable[[], str] = str
        """Answers who wrote the sheet, empty for the person."""
        self._excerpt: Excerpt | None = None
        self._wanted: tuple[date, ...] = ()
        self._columns: list[SheetColumn] = []
        self._cards: list[DayCard] = []
        self._making = single_shot(self, 0, self._go_on_making)
        self._column = QVBoxLayout(self)
        ring = theme.px(painting.RING)
        self._column.setContentsMargins(ring, 0, ring, 0)
        self._column.setSpacing(theme.px(14))

    @property
    def days(self) -> list[DayCard]:
        """The days that are shown; none before all of them are."""
        return self._cards[: len(self._wanted)] if len(self._cards) >= len(self._wanted) else []

    @property
    def has_unkept(self) -> bool:
        return any(card.has_unkept for card in self.days)

    def show_week(self, excerpt: Excerpt, columns: Sequence[SheetColumn], today: date) -> None:
        """Show the days of the excerpt's period until today; what is being typed stays."""
        first = excerpt.period.first
        days = (first + timedelta(days=number) for number in range(_DAYS))
        self._excerpt, self._wanted = excerpt, tuple(day for day in days if day <= today)
        if self._columns != list(columns):
            self._columns = list(columns)
            self._cards = []
            empty(self._column)
        for number, card in enumerate(self._cards):
            self._show_card(number, card)
        self._go_on_making()

    def close_cards(self) -> None:
        self._making.stop()

    def _go_on_making(self) -> None:
        """Make the next day, if one is missing."""
        if len(self._cards) < len(self._wanted):
            card = self._made(len(self._cards))
            self._column.addWidget(card)
            self._cards.append(card)
            self._show_card(len(self._cards) - 1, card)
        if len(self._cards) < len(self._wanted):
            self._making.start()
        else:
            self.shown.emit()

    def _show_card(self, number: int, card: DayCard) -> None:
        card.setVisible(number < len(self._wanted))
        if self._excerpt is not None and number < len(self._wanted):
            day = self._wanted[number]
            card.show_day(day, cells_of(self._excerpt, day, self._columns))

    def take_up(self) -> list[Change] | None:
        """The changes of all days, which are kept then; None where one cannot be, which is said beside its fields."""
        self.refused.emit("")
        changes: list[Change] = []
        troubled = []
        for card in self.days:
            more = self._changes_of(card)
            if more is None:
                troubled.append(card)
            else:
                changes += more
        if troubled:
            self.kept.emit(changes)
            return None
        return changes

    def focus_first(self) -> None:
        if self.days:
            self.days[0].focus_field(0)

    def _made(self, place: int) -> DayCard:
        card = DayCard(self._columns, self._cards[0].box_height if self._cards else 0)
        card.completed.connect(partial(self._complete, place))
        card.left_for.connect(partial(self._leave_for, place))
        return card

    def _changes_of(self, card: DayCard) -> list[Change] | None:
        """What the fields of a day change, which is kept then; None where they cannot be kept."""
        if not card.has_unkept or self._excerpt is None:
            return []
        cells = dict(zip(card.columns, card.cells, strict=True))
        try:
            changes = typed(self._excerpt, card.day, cells, self.writer())
        except InvalidEntryError as error:
            self._tell(card, str(error))
            return None
        card.keep()
        self._excerpt = changed(self._excerpt, changes)
        return changes

    def _tell(self, card: DayCard, sentence: str) -> None:
        """Say why a day cannot be kept, and focus the field of the column that the sentence begins with."""
        day = locale_format.weekday_date(card.day)
        self.refused.emit(_("{day}. {why}").format(day=day, why=sentence))
        card.focus_column(sentence.partition(":")[0])

    def _complete(self, place: int) -> None:
        """Keep the day, and go on to the next one."""
        self.refused.emit("")
        changes = self._changes_of(self.days[place])
        if changes is None:
            return
        self.kept.emit(changes)
        if place + 1 < len(self.days):
            self.days[place + 1].focus_field(0)
        else:
            self.completed.emit()

    def _leave_for(self, place: int, column: int, step: int) -> None:
        """Go to the same box of the day before, or of the next one."""
        if 0 <= place + step < len(self.days):
            self.days[place + step].focus_field(column)
