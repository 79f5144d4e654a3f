"""Text centred in a wide card."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.ui import theme

_WIDEST = 640


def narrow_column(words: QWidget) -> QHBoxLayout:
    """A line with `words` centred, at most as wide as is easy to read; with less room they fill it."""
    words.setMaximumWidth(theme.px(_WIDEST))
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(words, 1_000)
    line.addStretch(1)
    return line
