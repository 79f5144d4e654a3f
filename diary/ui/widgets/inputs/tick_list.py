"""A list of check boxes that is one tab stop; the arrow keys move between its rows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from diary.ui import theme
from diary.ui.widgets.layout.emptying import empty

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_WATCHED = {QEvent.Type.FocusIn, QEvent.Type.KeyPress}
_AMOUNTS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class TickList(QWidget):
    """Rows in one or more columns.

    `whole_list_wanted` asks to tick all rows (Ctrl+A), `amount_wanted` carries a row and +1 or -1, to step its amount
    (plus and minus keys).
    """

    whole_list_wanted = Signal()
    amount_wanted = Signal(QCheckBox, int)

    def __init__(self, name: str, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = columns
        self._rows: list[QCheckBox] = []
        self._holders: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(0))

    def show_rows(self, rows: Sequence[tuple[QCheckBox, QWidget]]) -> None:
        """Replace the rows: each has a check box and the widget that contains it."""
        empty(self._grid)
        self._rows = [tick for tick, _holder in rows]
        self._holders = [holder for _tick, holder in rows]
        for tick in self._rows:
            tick.installEventFilter(self)
        self._arrange()
        self._let_tab_reach(self._rows[:1])

    def set_columns(self, columns: int) -> None:
        """Arrange the rows in another number of columns."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for place, holder in enumerate(self._holders):
            self._grid.addWidget(holder, place // self._columns, place % self._columns)

    def focus(self) -> None:
        """Focus the last focused row."""
        reachable = [row for row in self._rows if row.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        if reachable:
            reachable[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _WATCHED and watched in self._rows:
            if kind == QEvent.Type.FocusIn:
                self._let_tab_reach([row for row in self._rows if row is watched])
            elif isinstance(event, QKeyEvent):
                return self._take_key(watched, event)
        return False

    def _take_key(self, row: QObject, event: QKeyEvent) -> bool:
        """Handle a key of the list; returns whether it was handled."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.whole_list_wanted.emit()
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            step = _STEPS[key] * (self._columns if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) else 1)
            place = next(place for place, one in enumerate(self._rows) if one is row) + step
            if 0 <= place < len(self._rows):
                self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _AMOUNTS:
            self.amount_wanted.emit(row, _AMOUNTS[key])
        else:
            return False
        return True

    def _let_tab_reach(self, wanted: Iterable[QCheckBox]) -> None:
        wanted = list(wanted)
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row in wanted else Qt.FocusPolicy.ClickFocus)
