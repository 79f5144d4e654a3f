"""The card for falls and near falls: how many, and their consequences."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from diary.domain.event import FALL, MOST, NEAR_FALL, NO_FALL, Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui import theme
from diary.ui.today.answer_card import AnswerCard
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.label import label
from diary.ui.widgets.spoken import say

_KEYS = frozenset({FALL.key, NEAR_FALL.key, NO_FALL.key})
_HURT, _NOT_HURT = "hurt", "not-hurt"


class FallsCard(AnswerCard):
    """`answered` carries the keys of the question and its event, or None for not recorded."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None

    def __init__(self) -> None:
        answers = [(NO_FALL.key, _("No")), (NEAR_FALL.key, _("Nearly")), (FALL.key, _("Yes"))]
        super().__init__(_("Falls"), _("Did I fall or nearly fall today?"), answers)
        self._shown = Excerpt(period=single(date.min))
        self._event: Event | None = None
        self.count = OptionalStepper(_("How many times"), "", NumberRange(1, MOST, 1, 1))
        self.hurt = AnswerRow(_("Was I hurt?"), [(_NOT_HURT, _("Not hurt")), (_HURT, _("Hurt"))], is_column=True)
        self.place, self.text = _field(_("Where was it?")), _field(_("What happened?"))
        self._noted = label("", "secondary", "ink2", wraps=True)
        self._lay_out()
        self.answers.answered.connect(self._on_fell)
        self.count.answered.connect(lambda value: self._change(count=int(value) if value else None))
        self.hurt.answered.connect(lambda key: self._change(hurt=None if not key else key == _HURT))
        self.place.editingFinished.connect(self.take_up)
        self.text.editingFinished.connect(self.take_up)

    def show_day(self, shown: Excerpt) -> None:
        """Show the fall in an excerpt of one day."""
        self._shown = shown
        self._event = event = next((one for one in shown.events if one.event in _KEYS), None)
        self.show_answer(event.event if event else "")
        self.show_further(shown=self._happened)
        if event is None or not self._happened:
            return
        self._noted.setVisible(event.event == FALL.key)
        self.count.show_value(event.count)
        self.hurt.show_answer("" if event.hurt is None else _HURT if event.hurt else _NOT_HURT)
        for field, words in ((self.place, event.place), (self.text, event.text)):
            if not field.hasFocus():
                field.setText(words)

    def take_up(self) -> None:
        """Emit `answered` with the typed text, if it has changed."""
        if self._happened:
            self._change(place=self.place.text().strip(), text=self.text.text().strip())

    def focus(self) -> None:
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _happened(self) -> bool:
        return self._event is not None and self._event.event != NO_FALL.key

    def _on_fell(self, key: str) -> None:
        former, day, had_happened = self._event, self._shown.period.last, self._happened
        if not key:
            wanted = None
        elif former is not None and NO_FALL.key not in (key, former.event):
            wanted = Event(
                day=day, event=key, count=former.count, hurt=former.hurt, place=former.place, text=former.text
            )
        else:
            wanted = Event(day=day, event=key)
        self.answered.emit(_KEYS, wanted)
        if key == FALL.key:
            say(self, self._noted.text())
        elif self._happened is not had_happened:
            self.say_further(shown=self._happened)

    def _change(self, **parts: object) -> None:
        if self._event is not None:
            wanted = replace(self._event, **parts)  # type: ignore[arg-type]  # `parts` are fields of an Event
            if wanted != self._event:
                self.answered.emit(_KEYS, wanted)

    def _lay_out(self) -> None:
        self.explain(
            _("Nearly: I slipped or tripped and would have fallen had I not caught myself."),
            _("After “Yes” or “Nearly” this place asks how often and what happened. It also goes on the summary."),
        )
        side = theme.px(painting.RING)
        self._noted.setContentsMargins(side, 0, side, 0)
        policy = self._noted.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._noted.setSizePolicy(policy)
        self._noted.setText(_("Noted. It will be on your summary. If you are hurt, please call for help."))
        self.further.addWidget(self._noted)
        self.add_question(_("How many times"), self.count, self.count.clear)
        self.add_question(_("Was I hurt?"), self.hurt, self.hurt.clear)
        for title, field in ((_("Where was it?"), self.place), (_("What happened?"), self.text)):
            self.add_field(title, field)
        self.further.addStretch()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMinimumHeight(theme.px(52))
    field.setStyleSheet(theme.field_style("QLineEdit"))
    return field
