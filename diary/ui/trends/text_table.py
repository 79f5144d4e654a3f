"""The table view of a chart's data."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.label import tool_tip

if TYPE_CHECKING:
    from diary.charts.table import ChartTable

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW, _MOST_ROWS = 44, 10
_BESIDE_WORDS = 3
"""The pixels, at any text size, by which Qt's padding of cells exceeds that of headers."""


class TextModel(QAbstractTableModel):
    """The model: rows of text under their headers."""

    def __init__(self, table: "ChartTable", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._table.headers[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        words = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(words)
        return None


class TextTable(QTableView):
    """A table with at most ten visible rows; further ones scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setMinimumHeight(theme.px(2 * _ROW))

    def show_table(self, table: "ChartTable", title: str) -> None:
        """Show the rows of the chart with that title."""
        self.setAccessibleName(_("{chart}, as a table").format(chart=title))
        self.setModel(TextModel(table, self))
        fit_columns(self)
        rows = min(len(table.rows), _MOST_ROWS)
        self.setFixedHeight(theme.px((rows + 1) * _ROW + 16))


def dress(table: QTableView) -> None:
    """Style a table: whole rows are selected, and Tab moves to the next widget.

    A margin keeps the square corners of the rows inside the rounded frame, which is also the focus ring.
    """
    table.setFont(theme.font("secondary"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
    header = table.horizontalHeader()
    header.setFont(theme.font("label"))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    table.setStyleSheet(_style())


def fit_columns(table: QTableView) -> None:
    """Fit columns to their cells; the last one takes the remaining width."""
    header = table.horizontalHeader()
    header.setResizeContentsPrecision(60)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(header.count() - 1, QHeaderView.ResizeMode.Stretch)


def _style() -> str:
    colour, px = theme.colour, theme.px
    beside = px(10) + _BESIDE_WORDS
    return (
        f"QTableView {{ background: {colour('surface').name()}; alternate-background-color: {colour('sunken').name()};"
        f" border: {px(2)}px solid {colour('ctl').name()}; border-radius: {px(12)}px; padding: {px(5)}px;"
        f" color: {colour('ink').name()}; outline: none }}"
        f"QTableView:focus {{ border: {px(4)}px solid {colour('focus').name()}; padding: {px(3)}px }}"
        f"QAbstractScrollArea::corner {{ background: transparent; border: none }}"
        f"QTableView::item {{ padding: 0 {px(10)}px }}"
        f"QTableView::item:selected {{ background: {colour('tint').name()}; color: {colour('tintink').name()} }}"
        f"QHeaderView {{ background: transparent }}"
        f"QHeaderView::section {{ background: {colour('surface').name()}; color: {colour('ink').name()};"
        f" border: none; border-bottom: {px(2)}px solid {colour('ctl').name()}; padding: {px(8)}px {beside}px }}"
    ) + theme.scroll_style()
