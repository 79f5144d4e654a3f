"""The card for the night: quality, hours, and how often the symptoms woke the person."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Qt, Signal

from diary.domain.event import SLEPT, SLEPT_BADLY, SLEPT_FAIRLY, SLEPT_WELL, Event
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import SLEEP, WOKEN
from diary.domain.period import single
from diary.i18n import _
from diary.ui.today.answer_card import AnswerCard
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.layout.titled import titled

OF_SLEEP = (SLEEP.key, WOKEN.key)
_KEYS = frozenset(kind.key for kind in SLEPT)


class SleepCard(AnswerCard):
    """`answered` carries the keys of a question and its event or None; `measured` a quantity and a number or None."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None
    measured = Signal(str, object)  # str, float | None

    def __init__(self) -> None:
        answers = [(SLEPT_BADLY.key, _("Badly")), (SLEPT_FAIRLY.key, _("Fairly well")), (SLEPT_WELL.key, _("Well"))]
        super().__init__(_("Sleep"), _("How well did I sleep last night?"), answers)
        self._shown = Excerpt(period=single(date.min))
        self.hours = OptionalStepper(_("Hours of sleep"), _("hours"), NumberRange(0, SLEEP.highest, 0.5, 7))
        self.woken = OptionalStepper(_("Woken by symptoms"), _("times"), NumberRange(0, WOKEN.highest, 1, 1))
        self._numbers = {
            SLEEP.key: titled(_("Hours, if I know"), self.hours, beside=self.hours.clear),
            WOKEN.key: titled(_("Woken by symptoms"), self.woken, beside=self.woken.clear),
        }
        for field in self._numbers.values():
            self.further.addWidget(field)
        self.further.addStretch()
        self.show_further(shown=True)
        self.answers.answered.connect(self._on_answered)
        self.hours.answered.connect(lambda value: self.measured.emit(SLEEP.key, value))
        self.woken.answered.connect(lambda value: self.measured.emit(WOKEN.key, value))

    def offer(self, measured: Collection[str]) -> None:
        """Show those of the two number fields whose quantities are in `measured`."""
        for key, number in self._numbers.items():
            number.setVisible(key in measured)

    def show_day(self, shown: Excerpt) -> None:
        """Show the night in an excerpt of one day."""
        self._shown = shown
        self.show_answer(next((one.event for one in shown.events if one.event in _KEYS), ""))
        values = {one.quantity: one.value for one in shown.measurements}
        self.hours.show_value(values.get(SLEEP.key))
        self.woken.show_value(values.get(WOKEN.key))

    def focus(self) -> None:
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, key: str) -> None:
        self.answered.emit(_KEYS, Event(day=self._shown.period.last, event=key) if key else None)
