"""An editor of a dose, with a spin box for each of its numbers."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.domain.exercise import MOST_IN_DOSE, Dose
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.emptying import empty

_STEP = {"hold_seconds": 5, "minutes": 5}


class DoseEditor(QWidget):
    """The editor of those parts that a dose has; `dose_changed` carries the new dose.

    A range is represented by its upper end; editing it replaces the range by one number.
    """

    dose_changed = Signal(Dose)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dose = Dose()
        self.numbers: dict[str, Stepper] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setColumnStretch(1, 1)

    @property
    def dose(self) -> Dose:
        return self._dose

    @property
    def typed(self) -> Dose:
        """The edited dose, for drafts."""
        return self._dose

    def show_typed(self, dose: Dose) -> None:
        """Show a dose in the parts that are visible already."""
        self.show_dose(dose, parts=tuple(self.numbers))

    def keep_room(self, parts: int) -> None:
        """Reserve the height of `parts` rows, even while there are fewer."""
        height = Stepper(_("Sets"), "", 1, 1, 1).sizeHint().height()
        for row in range(parts):
            self._grid.setRowMinimumHeight(row, height)

    def show_dose(self, dose: Dose, *, parts: tuple[str, ...] | None = None) -> None:
        """Show the parts of the dose, or those in `parts`."""
        shown = parts if parts is not None else tuple(name for name in MOST_IN_DOSE if getattr(dose, name) is not None)
        self._dose = dose
        if list(shown) != list(self.numbers):
            self._build(shown)
        for name, number in self.numbers.items():
            value = getattr(dose, name)
            number.show_value(value[1] if isinstance(value, tuple) else value)

    def _build(self, parts: tuple[str, ...]) -> None:
        empty(self._grid)
        names = {
            "sets": _("Sets"),
            "repetitions": _("Times"),
            "hold_seconds": _("Seconds"),
            "minutes": _("Minutes"),
        }
        self.numbers = {}
        for row, name in enumerate(parts):
            number = Stepper(names[name], "", 1, MOST_IN_DOSE[name], _STEP.get(name, 1), self)
            number.value_changed.connect(lambda value, name=name: self._change(name, int(value)))
            self.numbers[name] = number
            self._grid.addWidget(label(names[name], "body"), row, 0)
            self._grid.addWidget(number, row, 1)

    def _change(self, name: str, value: int) -> None:
        whole: Any = (value, value) if name in ("repetitions", "minutes") else value
        changes: dict[str, Any] = {name: whole, "at_most": False}
        self._dose = replace(self._dose, **changes)
        self.dose_changed.emit(self._dose)
