"""Sleep, falls, feet, measurements, what else happened, and a sentence."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from diary.ui.today.sentence_card import SentenceCard
from diary.ui.today.sleep_card import OF_SLEEP, SleepCard


class MoreView(DayView):
    """A card for each; successive edits of one text are a single undo step."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self.sleep = SleepCard()
        self.falls = FallsCard()
        self.feet = FeetCard()
        self.measured = MeasuredCard()
        self.happened = HappenedCard()
        self.sentence = SentenceCard()
        self._cards = (self.sleep, self.falls, self.feet, self.measured, self.happened, self.sentence)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.px(16))
        for card in self._cards:
            self._whole.addWidget(card)
        self._whole.addStretch()
        self._connect()

    @property
    def title(self) -> str:
        return _("Sleep, falls and a sentence")

    def offer(self, excerpt: Excerpt) -> None:
        measured = offered_keys("measurement", self.settings.value.measurements, excerpt.definitions)
        self.sleep.offer(measured)
        self.measured.offer([key for key in measured if key not in OF_SLEEP], excerpt.definitions)
        self.happened.offer(offered_keys("event", self.settings.value.events, excerpt.definitions), excerpt.definitions)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        if day != self.day:
            self.sentence.drop()
        super().show_day(excerpt, day)
        shown = excerpt.day(day)
        for card in (self.sleep, self.falls, self.feet, self.measured, self.happened):
            card.show_day(shown)
        self.sentence.show_day(excerpt, day)

    def take_up(self) -> None:
        self.falls.take_up()
        self.feet.take_up()
        self.sentence.take_up()

    def focus_first(self) -> None:
        self.sleep.focus()

    def _write(self, text: str, for_practitioner: bool, author: str) -> None:
        notice = "" if text.strip() else _("The sentence was taken away")
        self._change(lambda excerpt: evening.write(excerpt, self.day, text, for_practitioner, author), notice)

    def _answer(self, keys: frozenset[str], event: Event | None) -> None:
        self._change(lambda excerpt: evening.answer(excerpt, self.day, keys, event))

    def _measure(self, quantity: str, value: float | None) -> None:
        self._change(lambda excerpt: evening.measure(excerpt, self.day, quantity, value))

    def _change(self, edit: Callable[[Excerpt], list[Change]], notice: str = "") -> None:
        self.journal.change_day(self.day, edit, notice, step="" if notice else f"more {self.day}")

    def _connect(self) -> None:
        for card in (self.sleep, self.falls, self.feet, self.happened):
            card.answered.connect(self._answer)
        for measuring in (self.sleep, self.measured):
            measuring.measured.connect(self._measure)
        self.sentence.written.connect(self._write)


VIEW = MoreView
