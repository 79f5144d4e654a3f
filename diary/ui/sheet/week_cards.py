"""The seven days of a week of the sheet, stacked as on paper."""

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
    """Enter and the arrow keys move through the days; `completed` is emitted by Enter in the last field of the week.

    The first week is created one day per event loop iteration, as creating all fields at once would block; `shown` is
    emitted when all days exist. A day is saved when it is left with Enter: `kept` carries its changes, or `refused` the
    error, and the focus stays.
    """

    shown = Signal()
    completed = Signal()
    kept = Signal(list)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writer: Callable[[], str] = str
        """Returns who wrote the sheet, empty for the person."""
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
        """The shown days; empty until all of them exist."""
        return self._cards[: len(self._wanted)] if len(self._cards) >= len(self._wanted) else []

    @property
    def has_unkept(self) -> bool:
        return any(card.has_unkept for card in self.days)

    def show_week(self, excerpt: Excerpt, columns: Sequence[SheetColumn], today: date) -> None:
        """Show the days of the excerpt's period up to today; unsaved input stays."""
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
        """Create the next day, if one is missing."""
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
        """The changes of all days, which are marked as saved; None if one is invalid, which is shown next to its
        fields."""
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
        """The changes of a day, which is marked as saved; None if it is invalid."""
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
        """Show why a day is invalid, and focus the field of the column whose name begins the sentence."""
        day = locale_format.weekday_date(card.day)
        self.refused.emit(_("{day}. {why}").format(day=day, why=sentence))
        card.focus_column(sentence.partition(":")[0])

    def _complete(self, place: int) -> None:
        """Save the day, and go to the next one."""
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
        """Go to the same cell of the previous or the next day."""
        if 0 <= place + step < len(self.days):
            self.days[place + step].focus_field(column)
