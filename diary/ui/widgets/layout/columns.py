"""Columns of cards, side by side."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets.layout.nesting import add_layout

GAP = 16


def add_columns(row: QBoxLayout, columns: Iterable[Iterable[QWidget]]) -> None:
    """Fill `row` with columns of equal width, each with its widgets aligned to the top."""
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(GAP))
    for widgets in columns:
        column = QVBoxLayout()
        column.setSpacing(theme.px(GAP))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch()
        add_layout(row, column, 1)
