"""Check boxes for the parts of the page; some with a count and an Edit button."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.i18n import _
from diary.reports.summary import PARTS, SummaryPart
from diary.ui import theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card

_SIDE, _ABOVE = 12, 4


class PartsCard(Card):
    """Emits `changed` when a check box is toggled; the `…_wanted` signals are those of the Edit buttons."""

    changed = Signal()
    notes_wanted = Signal()
    symptoms_wanted = Signal()
    questions_wanted = Signal()
    name_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(_("Put on the page"))
        self.parts: dict[SummaryPart, TickRow] = {part: TickRow(_(words)) for part, words in PARTS.items()}
        self.name = TickRow(_("Name and date of birth"))
        self.notes_count, self.questions_count = label("", "secondary", "ink2"), label("", "secondary", "ink2")
        symptoms = _edit(_("Edit the symptoms and their order"), self.symptoms_wanted.emit)
        beside: dict[TickRow, tuple[QLabel | None, Button]] = {
            self.parts["chart"]: (None, symptoms),
            self.parts["questions"]: (self.questions_count, _edit(_("Edit my questions"), self.questions_wanted.emit)),
            self.parts["notes"]: (self.notes_count, _edit(_("Edit the choice of notes"), self.notes_wanted.emit)),
            self.name: (None, _edit(_("Edit my name and date of birth"), self.name_wanted.emit)),
        }
        self._whole.setContentsMargins(*(theme.px(side) for side in (_SIDE, _ABOVE, _SIDE, _ABOVE)))
        self._whole.setSpacing(0)
        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.add_bleeding(rows)
        for tick in (*self.parts.values(), self.name):
            tick.is_plain = tick.is_low = True
            tick.show_ticked(True)
            tick.ticked.connect(lambda _on: self.changed.emit())
            lines.addWidget(_row(tick, *(widget for widget in beside.get(tick, ()) if widget)))

    @property
    def chosen(self) -> frozenset[SummaryPart]:
        """The parts with a checked box."""
        return frozenset(part for part, tick in self.parts.items() if tick.isChecked())

    def show_counts(self, marked: int, every: int, questions: int) -> None:
        """Show the number of notes for the practitioner, and the number of open questions."""
        self.notes_count.setText(_("{n} of {m}").format(n=marked, m=every))
        self.questions_count.setText(str(questions))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, 0 if place else 1)
    return row


def _edit(spoken: str, act: Callable[[], None]) -> Button:
    button = Button(_("Edit"), kind=QUIET, spoken=spoken)
    button.clicked.connect(act)
    return button
