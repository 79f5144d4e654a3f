"""Words on the page, in one of the design's fonts and colours."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme


def label(text: str = "", role: str = "body", ink: str = "ink", *, wraps: bool = False) -> QLabel:
    """A label in the font of `role` and the colour of the token `ink`."""
    words = QLabel(text)
    words.setFont(theme.font(role))
    words.setWordWrap(wraps)
    if ink != "ink":
        set_ink(words, ink)
    return words


def set_ink(widget: QWidget, ink: str) -> None:
    """Set the text colour to a token, by the palette, which costs a tenth of a style sheet."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(ink))
    widget.setPalette(palette)
