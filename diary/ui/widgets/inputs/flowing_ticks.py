"""A list of check boxes in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from diary.i18n import _
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.tick_row import TickRow
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.spoken import say


class FlowingTicks(Group):
    """One tab stop with arrow keys between its rows; `ticked` carries a key and its new state."""

    ticked = Signal(str, bool)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = {key: TickRow(words) for key, words in choices}
        self._widest = max(row.sizeHint().width() for row in self.rows.values())
        self._list = TickList(name)
        self._list.show_rows([(row, row) for row in self.rows.values()])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.setFocusProxy(next(iter(self.rows.values())))
        for key, row in self.rows.items():
            row.ticked.connect(lambda on, key=key: self._on_ticked(key, on))

    def show_ticked(self, keys: Sequence[str]) -> None:
        """Set the ticked keys; no signal is emitted."""
        for key, row in self.rows.items():
            row.show_ticked(key in keys)

    def _on_ticked(self, key: str, on: bool) -> None:
        """Emit `ticked`, and announce other check boxes that it cleared, as "None of these" does."""
        others = [row for other, row in self.rows.items() if other != key and row.isChecked()]
        self.ticked.emit(key, on)
        lost = [row.accessibleName() for row in others if isValid(row) and not row.isChecked()]
        if lost:
            say(self, _("No longer ticked: {choices}").format(choices=_(", ").join(lost)))

    def minimumSizeHint(self) -> QSize:
        """The size of a single column."""
        return QSize(self._widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.set_columns(min(len(self.rows), max(1, self.width() // self._widest)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing; the rows paint themselves."""
