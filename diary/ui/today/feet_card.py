"""The daily foot check: whether it was done, and what was new."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from diary.domain.event import FEET_NEW, FEET_SAME, Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled

_KEYS = frozenset({FEET_SAME.key, FEET_NEW.key})


class FeetCard(Card):
    """`answered` carries the keys of the question and its event, or None: not recorded."""

    answered = Signal(frozenset, object)  # frozenset[str], Event | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("My feet"), parent)
        self._shown = Excerpt(period=single(date.min))
        self._event: Event | None = None
        question = _("Did I look at my feet today?")
        answers = [(FEET_SAME.key, _("Yes, nothing new")), (FEET_NEW.key, _("Yes, something new"))]
        self.looked = AnswerRow(question, answers)
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What is new?"))
        self.what.setMinimumHeight(theme.px(52))
        self.what.setStyleSheet(theme.field_style("QLineEdit"))
        self._more = titled(_("What is new?"), self.what, inset=False)
        self.add_inset(label(question, "secondary", "ink2", wraps=True))
        self.add_ringed(self.looked)
        self.add_inset(self._more)
        self.looked.answered.connect(self._on_looked)
        self.what.editingFinished.connect(self.take_up)

    def show_day(self, shown: Excerpt) -> None:
        """Show the foot check recorded in an excerpt of one day."""
        self._shown = shown
        self._event = next((one for one in shown.events if one.event in _KEYS), None)
        self.looked.show_answer(self._event.event if self._event else "")
        is_new = self._event is not None and self._event.event == FEET_NEW.key
        self._more.setVisible(is_new)
        if self._event is not None and is_new and not self.what.hasFocus():
            self.what.setText(self._event.text)

    def take_up(self) -> None:
        """Emit `answered` with the text as it was typed, if it has changed."""
        if self._event is not None and not self._more.isHidden():
            wanted = replace(self._event, text=self.what.text().strip())
            if wanted != self._event:
                self.answered.emit(_KEYS, wanted)

    def _on_looked(self, key: str) -> None:
        self.answered.emit(_KEYS, Event(day=self._shown.period.last, event=key) if key else None)
