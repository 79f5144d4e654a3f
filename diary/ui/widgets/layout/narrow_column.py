"""Text centred in a wide card."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.ui import theme

_WIDEST = 640


def narrow_column(words: QWidget) -> QHBoxLayout:
    """A horizontal layout that centres the label `words` and limits it to a line length that is easy to read."""
    words.setMaximumWidth(theme.px(_WIDEST))
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(words, 1_000)
    line.addStretch(1)
    return line
