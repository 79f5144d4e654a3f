"""A full-window screen shown instead of the pages while nothing of the diary may be shown (locked, damaged, in use)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.page import scrolling
from diary.ui.widgets.label import label
from diary.ui.widgets.wrapping import FlowLayout

_WIDTH = 860


class BlockingScreen(QWidget):
    """One column in the middle of the window; `column` is its layout to fill.

    `passed` tells that the diary may be shown, `blocked` (with a `StorageError`) that something else stands in the way,
    `close_wanted` that the window is to be closed.
    """

    passed = Signal()
    blocked = Signal(StorageError)
    close_wanted = Signal()

    def __init__(self, path: Path, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setAccessibleName(title)
        inner = QWidget()
        self._inner = inner
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(14))
        head = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(theme.pixmap("logo", "pri", 40))
        head.setSpacing(theme.px(14))
        head.addWidget(picture)
        head.addWidget(label(APP_NAME, "label", "ink2"), 1)
        self.column.addLayout(head)
        self._title = label(title, "title", wraps=True)
        self.column.addWidget(self._title)
        around = QHBoxLayout(inner)
        around.setContentsMargins(*(theme.px(side) for side in (14, 20, 14, 20)))
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDTH))
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addLayout(self.column)
        middle.addStretch(1)
        around.addStretch(1)
        around.addWidget(holder, 100)
        around.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focus_first(self) -> None:
        """Put the focus where a person begins."""

    def close_cover(self) -> None:
        """Stop what runs in the background."""


def buttons(*row: QWidget) -> FlowLayout:
    """Buttons in a row, which becomes two where there is little room."""
    line = FlowLayout(gap=theme.px(4))
    for button in row:
        line.addWidget(button)
    return line
