"""One visit, past or planned."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.domain.visit import Question, Visit
from diary.i18n import _
from diary.ui import locale_format
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import flowing


class VisitCard(Card):
    """Date, practitioner, agreements and questions of a visit; `change_wanted` is emitted by its button."""

    change_wanted = Signal()

    def __init__(self, visit: Visit, asked: Sequence[Question], today: date, parent: QWidget | None = None) -> None:
        day = locale_format.long_date(visit.date)
        super().__init__(_("{weekday} {day}").format(weekday=locale_format.weekday(visit.date), day=day), parent)
        self.change = Button(_("Change"), kind=QUIET, spoken=_("Change the visit of {day}").format(day=day))
        self.change.clicked.connect(self.change_wanted)
        if visit.date > today:
            self.heading.addWidget(label(_("Planned"), "secondary", "ink2"))
        elif visit.date == today:
            self.heading.addWidget(label(_("Today"), "secondary", "ink2"))
        if visit.whom:
            self._add_text(visit.whom, "row")
        if visit.agreed:
            self._add_text(_("What was agreed"), "secondary", "ink2")
            self._add_text(visit.agreed, "body")
        if asked:
            self._add_text(_("What was asked"), "secondary", "ink2")
        for question in asked:
            self._add_text(question.text, "body")
            if question.answer:
                self._add_text(question.answer, "body", "ink2")
        self.add_bleeding(flowing(self.change))

    def _add_text(self, words: str, role: str, ink: str = "ink") -> None:
        text = label("", role, ink, wraps=True)
        text.setText(words)
        self.content.addWidget(text)
