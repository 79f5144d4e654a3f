"""The item model of the table of days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from diary.analysis.day_facts import DayFacts
from diary.i18n import _
from diary.ui.history import row_text
from diary.ui.history.history_data import HistoryData, SymptomColumn
from diary.ui.widgets.label import tool_tip

DAY, EXERCISE, NOTE = "day", "exercise", "note"
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class DayModel(QAbstractTableModel):
    """A row for each listed day. Every lookup takes constant time, however long the diary is."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._data = HistoryData({}, (), (), (), today)
        self._days: Sequence[date] = ()
        self._row_of: dict[date, int] = {}
        self._columns: tuple[SymptomColumn | str, ...] = (DAY, EXERCISE, NOTE)

    @property
    def columns(self) -> tuple[SymptomColumn | str, ...]:
        """`DAY`, the symptoms, `EXERCISE` and `NOTE`."""
        return self._columns

    @property
    def symptoms(self) -> tuple[SymptomColumn, ...]:
        return self._data.symptoms

    def show_days(self, data: HistoryData, chosen: Sequence[date]) -> None:
        """Set the `chosen` days of the data as rows; if they are the same as before, `dataChanged` is emitted instead
        of a reset."""
        columns: tuple[SymptomColumn | str, ...] = (DAY, *data.symptoms, EXERCISE, NOTE)
        if chosen == self._days and columns == self._columns:
            self._data = data
            if chosen:
                self.dataChanged.emit(self.index(0, 0), self.index(len(chosen) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self._data, self._days, self._columns = data, chosen, columns
        self._row_of = {day: row for row, day in enumerate(chosen)}
        self.endResetModel()

    def day(self, row: int) -> date:
        return self._days[row]

    def row_of(self, day: date) -> int | None:
        return self._row_of.get(day)

    def facts(self, row: int) -> DayFacts | None:
        """The day's facts; None if it has no entry."""
        return self._data.days.get(self._days[row])

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Horizontal and role in wanted:
            words = heading(self._columns[section])
            return tool_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            facts = self.facts(index.row())
            return tool_tip(facts.note) if facts and facts.note else None
        return None

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        subject, facts = self._columns[column], self.facts(row)
        if subject == DAY:
            return row_text.short_day(self._days[row], self.today)
        if facts is None:
            return ""
        if isinstance(subject, SymptomColumn):
            return row_text.rating(facts.ratings.get(subject.key))
        return row_text.exercise(facts) if subject == EXERCISE else facts.note

    def spoken(self, row: int, column: int) -> str:
        """The accessible text of a cell; that of the first one describes the whole row."""
        subject, facts = self._columns[column], self.facts(row)
        if isinstance(subject, SymptomColumn):
            return row_text.spoken_rating(subject, facts)
        if subject == EXERCISE:
            return row_text.spoken_exercise(facts)
        if subject == NOTE:
            return row_text.spoken_note(facts)
        return row_text.spoken_row(self._days[row], self.today, self.symptoms, facts)


def heading(column: SymptomColumn | str) -> str:
    """The name of a column."""
    if isinstance(column, SymptomColumn):
        return column.name
    return {DAY: _("Day"), EXERCISE: _("Exercise"), NOTE: _("Note")}[column]
