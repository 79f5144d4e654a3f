"""A day of the sheet: a field for each box of its line, in the order of the sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from diary.domain.evening_sheet import SheetColumn
from diary.domain.note import LONGEST
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.laid_out import finish_layout
from diary.ui.widgets.wrapping import FlowLayout

_BOX, _WORDS = 150, 310


class DayCard(Card):
    """Enter goes on to the next field; `completed` comes with it in the last one."""

    completed = Signal()

    def __init__(self) -> None:
        super().__init__(_("The day"))
        self.columns: list[SheetColumn] = []
        self.fields: list[TextField] = []
        how = _("A number in each large box, x for a tick, N for nearly or for something new. Blank stays blank.")
        self._boxes = QWidget()
        self._flow = FlowLayout(self._boxes, gap=theme.px(4))
        self.content.addWidget(label(how, "secondary", "ink2", wraps=True))
        self.add_ringed(self._boxes)

    def show_columns(self, columns: Sequence[SheetColumn]) -> None:
        """Make the fields of these columns, unless they are there already."""
        if list(columns) == self.columns:
            return
        self.columns = list(columns)
        with refilled(self._boxes):
            self.fields = [_field(one) for one in columns]
            holders = [_below(one, field) for one, field in zip(columns, self.fields, strict=True)]
            tallest = max(holder.heightForWidth(holder.minimumWidth()) for holder in holders)
            for holder in holders:
                holder.setFixedHeight(tallest)
                self._flow.addWidget(holder)
        for field in self.fields:
            field.returnPressed.connect(self._go_on)
        finish_layout()

    def show_cells(self, cells: Sequence[str]) -> None:
        """Show what stands in the boxes."""
        for field, cell in zip(self.fields, cells, strict=True):
            if field.text() != cell:
                field.setText(cell)

    @property
    def cells(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self.fields]

    def focus_first(self) -> None:
        if self.fields:
            _focus(self.fields[0])

    def focus_column(self, name: str) -> None:
        """Focus the field of the column with that name."""
        for column, field in zip(self.columns, self.fields, strict=True):
            if column.name == name:
                _focus(field)

    def _go_on(self) -> None:
        """Focus the field after the one with the focus."""
        place = next((place for place, field in enumerate(self.fields) if field.hasFocus()), len(self.fields))
        if place + 1 < len(self.fields):
            _focus(self.fields[place + 1])
        else:
            self.completed.emit()


def _field(column: SheetColumn) -> TextField:
    names = {
        "symptom": _("{column}, 0 to 10"),
        "fall": _("{column}, x or N"),
        "feet": _("{column}, x or N"),
        "exercise": _("{column}, x"),
        "treatment": _("{column}, x"),
    }
    field = TextField(names.get(column.kind, "{column}").format(column=column.name))
    if column.kind == "words":
        field.setMaxLength(LONGEST)
    return field


def _below(column: SheetColumn, field: QLineEdit) -> QWidget:
    """The field below the name of its column; the fields of all holders of a height stand on one line."""
    holder = QWidget()
    holder.setFixedWidth(theme.px(_WORDS if column.kind == "words" else _BOX))
    place = QVBoxLayout(holder)
    place.setContentsMargins(0, theme.px(4), 0, 0)
    place.setSpacing(theme.px(4))
    title = label(column.name, "secondary", "ink2", wraps=True)
    title.setBuddy(field)
    title.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
    place.addStretch()
    place.addWidget(title)
    place.addWidget(field)
    return holder


def _focus(field: QLineEdit) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
