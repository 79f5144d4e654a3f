"""A full-window screen that replaces the pages while the diary must not be shown (locked, damaged, in use)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.wrapping import FlowLayout

_WIDTH = 860


class BlockingScreen(QWidget):
    """One centred column; subclasses add their widgets to `column`, and fixed ones at the bottom to `foot`.

    A `picture` is on the left, or above the column depending on the direction of `whole`, and replaces the logo.

    `is_same_diary` is whether the diary after the screen is the one before it, so that the undo stack remains valid.

    `passed`: the diary may be shown. `blocked`: another error prevents that. `close_wanted`: close the window.
    """

    passed = Signal()
    blocked = Signal(StorageError)
    close_wanted = Signal()

    def __init__(
        self, path: Path, title: str, parent: QWidget | None = None, *, picture: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.is_same_diary = False
        self.setAccessibleName(title)
        self._inner = QWidget()
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(14))
        if picture is None:
            add_layout(self.column, _logo_and_name())
        self._title = label(title, "title", wraps=True)
        self.column.addWidget(self._title)
        self.foot = QVBoxLayout()
        self._around = QHBoxLayout(self._inner)
        self.whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out_whole(picture)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focus_first(self) -> None:
        """Focus the first control."""

    def close_screen(self) -> None:
        """Stop background work."""

    def set_margins(self, side: int, end: int) -> None:
        """Set the horizontal and the vertical margin, in design pixels."""
        self._around.setContentsMargins(*(theme.px(margin) for margin in (side, end, side, end)))

    def _lay_out_whole(self, picture: QWidget | None) -> None:
        """Lay out the column above the foot, centred in a scroll area, next to the picture."""
        around = self._around
        self.set_margins(14, 20)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDTH))
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        add_layout(middle, self.column)
        middle.addStretch(1)
        add_layout(middle, self.foot)
        around.addStretch(1)
        around.addWidget(holder, 100)
        around.addStretch(1)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        if picture is not None:
            self.whole.addWidget(picture)
        self.whole.addWidget(scrolling(self._inner, self), 1)


def _logo_and_name() -> QHBoxLayout:
    line, picture = QHBoxLayout(), Decoration(theme.logo(40))
    line.setSpacing(theme.px(14))
    line.addWidget(picture)
    line.addWidget(label(APP_NAME, "label", "ink2"), 1)
    return line


def buttons(*row: QWidget) -> FlowLayout:
    """Buttons in a row that wraps (flow layout)."""
    line = FlowLayout(gap=theme.px(4))
    for button in row:
        line.addWidget(button)
    return line
