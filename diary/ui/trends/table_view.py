"""The days of the timeline as a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from diary.analysis.day_facts import DayFacts
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.trends.text_table import dress, fit_columns
from diary.ui.trends.trends_data import TrendsData, made_of_in_words
from diary.ui.widgets.label import tool_tip

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TrendsTableModel(QAbstractTableModel):
    """One row for each day with an entry, the latest first; unrecorded values are empty cells."""

    def __init__(self, data: TrendsData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._days = sorted(data.days, reverse=True)
        explained = {key for _day, key in data.made_of}
        self._columns: list[tuple[str, str]] = [("day", _("Date"))]
        for key, name in data.symptoms:
            self._columns.append((f"rating {key}", name))
            if key in explained:
                self._columns.append((f"made-of {key}", _("{name}, made of").format(name=name)))
        self._columns.append(("minutes", _("Minutes")))
        if any(facts.minutes.derived is not None for facts in data.days.values()):
            self._columns.append(("derived", _("Minutes by the dose")))
        self._columns += [("events", _("Falls and events")), ("note", _("Note"))]

    @property
    def headings(self) -> list[str]:
        return [name for _key, name in self._columns]

    def day(self, row: int) -> date:
        return self._days[row]

    def row_of(self, day: date) -> int:
        """The row of a day, or of the nearest one before it."""
        return next((row for row, one in enumerate(self._days) if one <= day), len(self._days) - 1)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section][1]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        name = self._columns[index.column()][0]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and name.partition(" ")[0] in ("rating", "minutes", "derived"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        name, day = self._columns[column][0], self._days[row]
        if name.startswith("made-of "):
            return made_of_in_words(self._data, day, name.removeprefix("made-of "))
        return locale_format.long_date(day) if name == "day" else _cell(name, self._data.days[day])


def _cell(name: str, facts: DayFacts) -> str:
    kind, _space, key = name.partition(" ")
    if kind in ("minutes", "derived"):
        minutes = facts.minutes.whole if kind == "minutes" else facts.minutes.derived
        return "" if minutes is None else locale_format.rating(minutes)
    if kind == "events":
        return ", ".join(facts.events)
    if kind == "note":
        return facts.note
    mean_and_count = facts.ratings.get(key)
    if mean_and_count is None:
        return ""
    return locale_format.rating(mean_and_count[0])


class TrendsTable(QTableView):
    """`day_opened` carries the day of the row on which Enter was pressed."""

    day_opened = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: TrendsTableModel | None = None
        self.setAccessibleName(_("The days as a table"))
        dress(self)
        self.setMinimumHeight(theme.px(300))
        self.doubleClicked.connect(lambda _index: self._open())

    def show_data(self, data: TrendsData, day: date | None) -> None:
        """Show the days of the data, with the row of `day` selected."""
        self._model = TrendsTableModel(data, self)
        self.setModel(self._model)
        fit_columns(self)
        if self._model.rowCount():
            self.selectRow(self._model.row_of(day) if day else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._model is not None and self.currentIndex().isValid():
            self.day_opened.emit(self._model.day(self.currentIndex().row()))


def table_text(model: TrendsTableModel) -> list[Sequence[str]]:
    """The table as rows of text, beginning with the headers."""
    columns = range(model.columnCount())
    return [model.headings, *([model.text(row, column) for column in columns] for row in range(model.rowCount()))]
