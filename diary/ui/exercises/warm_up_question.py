"""The question before a stretch without a warm-up, asked once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.exercise import Exercise, dose_in_short
from diary.i18n import _
from diary.ui.page import page_margins
from diary.ui.widgets.buttons import PRIMARY, SECONDARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling


class WarmUpQuestion(QWidget):
    """The question; `chosen` carries the warm-up to begin with, or None to continue without one."""

    chosen = Signal(Exercise)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = QVBoxLayout()
        self.without = Button(_("Go on without"))
        inner = QWidget()
        self._whole = QVBoxLayout(inner)
        card = Card(_("A warm-up first?"))
        card.content.addWidget(
            label(_("Stretching is easier on warm muscles. A few minutes of easy movement are enough."), wraps=True)
        )
        holder = QWidget()
        holder.setLayout(self._choices)
        card.add_bleeding(holder)
        card.add_bleeding(self.without)
        self._whole.addStretch()
        self._whole.addWidget(card)
        self._whole.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inner))
        self.without.clicked.connect(lambda: self.chosen.emit(None))

    def show_choices(self, exercises: Sequence[Exercise]) -> None:
        """Offer these warm-ups, the first of them selected."""
        empty(self._choices)
        for place, exercise in enumerate(exercises):
            text = _("{exercise}, {dose}").format(exercise=_(exercise.name), dose=dose_in_short(exercise.dose))
            button = Button(text, kind=SECONDARY if place else PRIMARY)
            button.clicked.connect(lambda _ticked=False, exercise=exercise: self.chosen.emit(exercise))
            self._choices.addWidget(button)
            if not place:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, gap, beside_gutter(side), gap)
