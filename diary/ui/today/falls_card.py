"""Whether there was a fall or a near-fall, how many, and what came of it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from diary.domain.event import FALL, MOST, NEAR_FALL, NO_FALL, Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.badge import Badge
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import Abreast

_KEYS = frozenset({FALL.key, NEAR_FALL.key, NO_FALL.key})
_HURT, _NOT_HURT = "hurt", "not-hurt"


class FallsCard(Card):
    """`answered` carries the keys of the question and its event, or None: not recorded."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Falls"), parent)
        self._shown = Excerpt(period=single(date.min))
        self._event: Event | None = None
        question = _("Did I fall or nearly fall today?")
        answers = [(NO_FALL.key, _("No")), (NEAR_FALL.key, _("Nearly")), (FALL.key, _("Yes"))]
        self.fell = AnswerRow(question, answers)
        self.count = OptionalStepper(_("How many times"), "", NumberRange(1, MOST, 1, 1))
        self.hurt = AnswerRow(_("Was I hurt?"), [(_NOT_HURT, _("Not hurt")), (_HURT, _("Hurt"))])
        self.place, self.text = _field(_("Where was it?")), _field(_("What happened?"))
        self._noted: QLabel = label("", "body", wraps=True)
        self._unanswered = Badge(_("Not recorded"))
        asks = _("If yes, the diary asks how many times and what happened. It also goes on the summary.")
        self._asks = label(asks, "secondary", "ink2", wraps=True)
        self._more = QWidget()
        self._lay_out(question)
        self.fell.answered.connect(self._on_fell)
        self.count.answered.connect(lambda value: self._change(count=int(value) if value else None))
        self.hurt.answered.connect(lambda key: self._change(hurt=None if not key else key == _HURT))
        self.place.editingFinished.connect(self.take_up)
        self.text.editingFinished.connect(self.take_up)

    def show_day(self, shown: Excerpt) -> None:
        """Show the fall recorded in an excerpt of one day."""
        self._shown = shown
        self._event = next((one for one in shown.events if one.event in _KEYS), None)
        event = self._event
        self.fell.show_answer(event.event if event else "")
        self._unanswered.setVisible(event is None)
        self._asks.setVisible(event is None)
        happened = event is not None and event.event != NO_FALL.key
        self._more.setVisible(happened)
        self._noted.setVisible(event is not None and event.event == FALL.key)
        if event is not None and happened:
            self.count.show_value(event.count)
            self.hurt.show_answer("" if event.hurt is None else _HURT if event.hurt else _NOT_HURT)
            for field, words in ((self.place, event.place), (self.text, event.text)):
                if not field.hasFocus():
                    field.setText(words)

    def take_up(self) -> None:
        """Emit `answered` with the text as it was typed, if it has changed."""
        if self._event is not None and not self._more.isHidden():
            self._change(place=self.place.text().strip(), text=self.text.text().strip())

    def _on_fell(self, key: str) -> None:
        former, day = self._event, self._shown.period.last
        if not key:
            wanted = None
        elif former is not None and NO_FALL.key not in (key, former.event):
            wanted = Event(
                day=day, event=key, count=former.count, hurt=former.hurt, place=former.place, text=former.text
            )
        else:
            wanted = Event(day=day, event=key)
        self.answered.emit(_KEYS, wanted)

    def _change(self, **parts: object) -> None:
        if self._event is not None:
            wanted = replace(self._event, **parts)  # type: ignore[arg-type]  # `parts` are fields of an Event
            if wanted != self._event:
                self.answered.emit(_KEYS, wanted)

    def _lay_out(self, question: str) -> None:
        self.add_inset(label(question, "secondary", "ink2", wraps=True))
        self.heading.addWidget(self._unanswered)
        self.add_ringed(self.fell)
        self.add_inset(self._asks)
        self._noted.setText(_("Noted. It will be on your summary. If you are hurt, please call for help."))
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        self._noted.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        self.count.setMinimumHeight(self.hurt.sizeHint().height())
        numbers, words = QWidget(), QWidget()
        upper, lower = Abreast(numbers, theme.px(32), theme.px(6)), Abreast(words, theme.px(16))
        upper.addWidget(titled(_("How many times"), self.count))
        upper.addWidget(titled(_("Was I hurt?"), self.hurt))
        lower.addWidget(titled(_("Where was it?"), self.place, inset=False))
        lower.addWidget(titled(_("What happened?"), self.text, inset=False))
        words.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
        for widget in (self._noted, numbers, words):
            column.addWidget(widget)
        self.add_ringed(self._more)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMinimumHeight(theme.px(52))
    field.setMinimumWidth(theme.px(200))
    field.setStyleSheet(theme.field_style("QLineEdit"))
    return field
