"""The choice of symptoms of the timeline."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.ui import theme
from diary.ui.trends.read_out import SymptomLegendEntry
from diary.ui.widgets.chip import SymptomChip
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.wrapping import FlowLayout

_LETTERS = {"n": "numbness", "t": "tingling", "p": "pain"}


class SymptomChips(QWidget):
    """A check box for each symptom; `ticked` carries its key and whether it is to be shown."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, SymptomChip] = {}
        self._flow = FlowLayout(self, gap=theme.px(2))

    def show_entries(self, entries: Sequence[SymptomLegendEntry], hidden: Collection[str]) -> None:
        """Show a check box per symptom, ticked unless hidden."""
        if [entry.key for entry in entries] == list(self.chips):
            return
        empty(self._flow)
        self.chips = {}
        for entry in entries:
            chip = SymptomChip(entry.name, entry.ink)
            chip.show_ticked(entry.key not in hidden)
            chip.ticked.connect(lambda on, key=entry.key: self.ticked.emit(key, on))
            self._flow.addWidget(chip)
            self.chips[entry.key] = chip

    def toggle(self, letter: str) -> None:
        """Show or hide the symptom with the shortcut N, T or P."""
        chip = self.chips.get(_LETTERS.get(letter, ""))
        if chip is not None:
            chip.setChecked(not chip.isChecked())
