"""The card for measurements, each with its unit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import QUANTITIES
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty

_STEPS = {
    "steps": (100.0, 4000.0),
    "blood-glucose": (0.1, 6.0),
    "blood-glucose-mg": (1.0, 110.0),
    "weight": (0.1, 75.0),
}
"""The step of a quantity, and the value of the first step from blank."""
_OWN = (-1_000_000.0, 1_000_000.0)


class MeasuredCard(Card):
    """A number field for each offered quantity; `measured` carries the quantity and a number or None."""

    measured = Signal(str, object)  # str, float | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Measurements"), parent)
        self.numbers: dict[str, OptionalStepper] = {}
        self._offered: list[tuple[str, str, str]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self.add_inset(holder)

    def offer(self, keys: Sequence[str], definitions: Sequence[Definition]) -> None:
        """Create fields for these quantities."""
        offered = [
            (key, tracked_items.name_of("measurement", key, definitions), tracked_items.unit_of(key, definitions))
            for key in keys
        ]
        self.setVisible(bool(offered))
        if offered == self._offered:
            return
        self._offered = offered
        empty(self._grid)
        self.numbers = {}
        bounds = {one.key: (one.lowest, one.highest) for one in QUANTITIES}
        for row, (key, name, unit) in enumerate(offered):
            low, high = bounds.get(key, _OWN)
            step, start = _STEPS.get(key, (1.0, 0.0))
            number = OptionalStepper(name, unit, NumberRange(low, high, step, start))
            number.answered.connect(lambda value, key=key: self.measured.emit(key, value))
            self.numbers[key] = number
            self._grid.addWidget(label(name, "body", wraps=True), row, 0)
            self._grid.addWidget(number, row, 1)

    def show_day(self, shown: Excerpt) -> None:
        """Show the measurements in an excerpt of one day."""
        values = {one.quantity: one.value for one in shown.measurements if one.time is None}
        for key, number in self.numbers.items():
            number.show_value(values.get(key))
