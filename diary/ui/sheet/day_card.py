"""A line of the transcription page: a field for each cell of the day, in the order of the sheet."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from diary.domain.evening_sheet import SheetColumn
from diary.domain.note import LONGEST
from diary.i18n import N_, _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import FlowLayout

_BOX, _WORDS = 112, 320
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

_NAMES = {
    "symptom": N_("{column}, 0 to 10, {day}"),
    "fall": N_("{column}, x or N, {day}"),
    "feet": N_("{column}, x or N, {day}"),
    "exercise": N_("{column}, x, {day}"),
    "treatment": N_("{column}, x, {day}"),
}
"""The accessible names of the fields by kind of column, including the valid input."""


class BoxField(TextField):
    """A cell of the sheet; `left_for` carries -1 to move to the same cell of the previous day, 1 for the next day."""

    left_for = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.left_for.emit(step)


class DayCard(Card):
    """The cells of `columns`, each `box_height` high, which is computed by default.

    Enter moves to the next field; in the last one it emits `completed`. `left_for` carries the index of the field from
    which the arrow keys move to another day, and -1 or 1.
    """

    completed = Signal()
    left_for = Signal(int, int)

    def __init__(self, columns: Sequence[SheetColumn], height: int = 0) -> None:
        super().__init__(" ")
        self.day, self.columns = date.min, list(columns)
        self._kept: list[str] | None = None
        boxes = QWidget()
        flow = FlowLayout(boxes, gap=theme.px(4))
        self.fields = [_field(one) for one in columns]
        holders = [_below(one, field) for one, field in zip(columns, self.fields, strict=True)]
        self.box_height = height or max(holder.heightForWidth(holder.minimumWidth()) for holder in holders)
        for holder in holders:
            holder.setFixedHeight(self.box_height)
            flow.addWidget(holder)
        self.add_ringed(boxes)
        for place, field in enumerate(self.fields):
            field.returnPressed.connect(self._go_on)
            field.left_for.connect(lambda step, place=place: self.left_for.emit(place, step))

    @property
    def cells(self) -> list[str]:
        """The texts of the fields."""
        return [field.text() for field in self.fields]

    @property
    def has_unkept(self) -> bool:
        """Whether the fields have unsaved input."""
        return self._kept is not None and self.cells != self._kept

    def show_day(self, day: date, cells: Sequence[str]) -> None:
        """Show the diary's values in the cells of a day, unless it has unsaved input."""
        if day != self.day:
            self._name(day)
        elif self.has_unkept:
            return
        self._kept = list(cells)
        for field, cell in zip(self.fields, cells, strict=True):
            if field.text() != cell:
                field.setText(cell)
                field.setCursorPosition(0)

    def _name(self, day: date) -> None:
        """Include the day in the title and in the accessible names, as the page has seven fields of each column."""
        self.day = day
        weekday, words = locale_format.long_day_name(day.weekday()), locale_format.long_date(day)
        self.set_title(_("{weekday}, {day}").format(weekday=weekday, day=words))
        day_text = locale_format.short_weekday_date(day)
        for column, field in zip(self.columns, self.fields, strict=True):
            name = _NAMES.get(column.kind, N_("{column}, {day}"))
            field.setAccessibleName(_(name).format(column=column.name, day=day_text))

    def keep(self) -> None:
        """Mark the input as saved."""
        self._kept = self.cells

    def focus_column(self, name: str) -> None:
        """Focus the field of the column with that name, or the first one."""
        places = [place for place, column in enumerate(self.columns) if column.name == name]
        self.focus_field(places[0] if places else 0)

    def focus_field(self, place: int) -> None:
        """Focus the field with that index, and select its text."""
        if place < len(self.fields):
            self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.fields[place].selectAll()

    def _go_on(self) -> None:
        """Focus the field after the focused one."""
        place = next((place for place, field in enumerate(self.fields) if field.hasFocus()), len(self.fields))
        if place + 1 < len(self.fields):
            self.focus_field(place + 1)
        else:
            self.completed.emit()


def _field(column: SheetColumn) -> BoxField:
    field = BoxField(column.name)
    if column.kind == "words":
        field.setMaxLength(LONGEST)
    return field


def _below(column: SheetColumn, field: QLineEdit) -> QWidget:
    """The field below the name of its column; the fields of all holders of equal height are aligned."""
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
