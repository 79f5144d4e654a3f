"""A full-window screen shown instead of the pages while nothing of the diary may be shown (locked, damaged, in use)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.page import scrolling
from diary.ui.widgets.label import label, plain_label
from diary.ui.widgets.wrapping import FlowLayout

_WIDTH = 860


class BlockingScreen(QWidget):
    """One centred column; subclasses add their widgets to `column`.

    `passed`: the diary may be shown. `blocked`: another error prevents that. `close_wanted`: close the window.
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
        self.column.addLayout(_logo_and_name())
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
        """Focus the first control."""

    def close_screen(self) -> None:
        """Stop what runs in the background."""


def _logo_and_name() -> QHBoxLayout:
    line, picture = QHBoxLayout(), plain_label()
    picture.setPixmap(theme.pixmap("logo", "pri", 40))
    line.setSpacing(theme.px(14))
    line.addWidget(picture)
    line.addWidget(label(APP_NAME, "label", "ink2"), 1)
    return line


def buttons(*row: QWidget) -> FlowLayout:
    """Buttons in a row that wraps."""
    line = FlowLayout(gap=theme.px(4))
    for button in row:
        line.addWidget(button)
    return line
