"""The card for the daily foot check: whether it was done, and findings."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from diary.domain.event import FEET_NEW, FEET_NOT_SEEN, FEET_SAME, Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui import theme
from diary.ui.today.answer_card import AnswerCard

_KEYS = frozenset({FEET_SAME.key, FEET_NEW.key, FEET_NOT_SEEN.key})


class FeetCard(AnswerCard):
    """`answered` carries the keys of the question and its event, or None for not recorded."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None

    def __init__(self) -> None:
        question = _("Did I look at both feet, soles and between the toes?")
        answers = [
            (FEET_SAME.key, _("Nothing new")),
            (FEET_NEW.key, _("Something new")),
            (FEET_NOT_SEEN.key, _("Could not look")),
        ]
        super().__init__(_("My feet"), question, answers)
        self._shown = Excerpt(period=single(date.min))
        self._event: Event | None = None
        self.looked = self.answers
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What is new, and where?"))
        self.what.setMinimumHeight(theme.px(52))
        self.what.setStyleSheet(theme.field_style("QLineEdit"))
        self.explain(
            _("A mirror on the floor helps, or somebody else."),
            _("Something new on a foot is worth showing within one working day."),
        )
        self.add_field(_("What is new, and where?"), self.what)
        self.further.addStretch()
        self.answers.answered.connect(self._on_looked)
        self.what.editingFinished.connect(self.take_up)

    def show_day(self, shown: Excerpt) -> None:
        """Show the foot check in an excerpt of one day."""
        self._shown = shown
        self._event = next((one for one in shown.events if one.event in _KEYS), None)
        self.show_answer(self._event.event if self._event else "")
        self.show_further(shown=self._is_new)
        if self._event is not None and self._is_new and not self.what.hasFocus():
            self.what.setText(self._event.text)

    def take_up(self) -> None:
        """Emit `answered` with the typed text, if it has changed."""
        if self._event is not None and self._is_new:
            wanted = replace(self._event, text=self.what.text().strip())
            if wanted != self._event:
                self.answered.emit(_KEYS, wanted)

    @property
    def _is_new(self) -> bool:
        return self._event is not None and self._event.event == FEET_NEW.key

    def _on_looked(self, key: str) -> None:
        was_new = self._is_new
        self.answered.emit(_KEYS, Event(day=self._shown.period.last, event=key) if key else None)
        if self._is_new is not was_new:
            self.say_further(shown=self._is_new)
