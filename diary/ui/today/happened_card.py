"""The card for other events: a flare, and user-defined ones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.event import FLARE, Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.layout.card import Card


class HappenedCard(Card):
    """A check box for each event; `answered` carries a set with the event's key, and the event or None."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What else happened"), parent)
        self._shown = Excerpt(period=single(date.min))
        self.ticks: dict[str, TickRow] = {}
        self._list = TickList(_("What else happened"), 2)
        self.add_bleeding(self._list)
        self.offer((), ())

    def offer(self, keys: Sequence[str], definitions: Sequence[Definition]) -> None:
        """Create check boxes for a flare and these events."""
        wanted = list(dict.fromkeys((FLARE.key, *keys)))
        if wanted == list(self.ticks):
            return
        self.ticks = {key: TickRow(tracked_items.name_of("event", key, definitions)) for key in wanted}
        for key, tick in self.ticks.items():
            tick.ticked.connect(lambda on, key=key: self._on_ticked(key, on))
        self._list.show_rows([(tick, tick) for tick in self.ticks.values()])

    def show_day(self, shown: Excerpt) -> None:
        """Show the events in an excerpt of one day."""
        self._shown = shown
        happened = {one.event for one in shown.events}
        for key, tick in self.ticks.items():
            tick.show_ticked(key in happened)

    def _on_ticked(self, key: str, on: bool) -> None:
        event = Event(day=self._shown.period.last, event=key) if on else None
        self.answered.emit(frozenset({key}), event)
