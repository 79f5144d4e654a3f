"""The view with sleep, falls and feet side by side, and below them measurements and other events."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.tracked_items import offered_keys
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.today.falls_card import FallsCard
from diary.ui.today.feet_card import FeetCard
from diary.ui.today.happened_card import HappenedCard
from diary.ui.today.measured_card import MeasuredCard
from diary.ui.today.sleep_card import OF_SLEEP, SleepCard
from diary.ui.widgets.layout.nesting import add_layout


class MoreView(DayView):
    """One card for each topic."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self.sleep, self.falls, self.feet = SleepCard(), FallsCard(), FeetCard()
        self.measured, self.happened = MeasuredCard(), HappenedCard()
        self._abreast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._abreast.setSpacing(theme.px(14))
        for card in (self.sleep, self.falls, self.feet):
            self._abreast.addWidget(card, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        add_layout(whole, self._abreast)
        whole.addWidget(self.measured)
        whole.addWidget(self.happened)
        whole.addStretch()
        self._connect()

    @property
    def title(self) -> str:
        return _("Sleep, falls and feet")

    def offer(self, excerpt: Excerpt) -> None:
        measured = offered_keys("measurement", self.settings.value.measurements, excerpt.definitions)
        self.sleep.offer(measured)
        self.falls.setVisible("falls" not in self.settings.value.left_out)
        self.measured.offer([key for key in measured if key not in OF_SLEEP], excerpt.definitions)
        self.happened.offer(offered_keys("event", self.settings.value.events, excerpt.definitions), excerpt.definitions)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        super().show_day(excerpt, day)
        shown = excerpt.day(day)
        for card in (self.sleep, self.falls, self.feet, self.measured, self.happened):
            card.show_day(shown)

    def take_up(self) -> None:
        self.falls.take_up()
        self.feet.take_up()

    def focus_first(self) -> None:
        self.sleep.focus()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        wide = width_class == theme.WIDE
        self._abreast.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for card in (self.sleep, self.falls, self.feet):
            card.align_questions(aligned=wide)

    def _answer(self, keys: frozenset[str], event: Event | None) -> None:
        self._change(lambda excerpt: evening.answer(excerpt, self.day, keys, event))

    def _measure(self, quantity: str, value: float | None) -> None:
        self._change(lambda excerpt: evening.measure(excerpt, self.day, quantity, value))

    def _change(self, edit: Callable[[Excerpt], list[Change]]) -> None:
        self.journal.change_day(self.day, edit, step=f"more {self.day}")

    def _connect(self) -> None:
        for card in (self.sleep, self.falls, self.feet, self.happened):
            card.answered.connect(self._answer)
        for measuring in (self.sleep, self.measured):
            measuring.measured.connect(self._measure)


VIEW = MoreView
