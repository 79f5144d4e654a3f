"""Words on the page, in one of the design's fonts and colours."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme


def label(text: str = "", role: str = "body", ink: str = "ink", *, wraps: bool = False) -> QLabel:
    """A label in the font of `role` and the colour of the token `ink`."""
    made = QLabel(text)
    made.setFont(theme.font(role))
    made.setWordWrap(wraps)
    if ink != "ink":
        set_ink(made, ink)
    return made


def set_ink(widget: QWidget, ink: str) -> None:
    """Give the widget's words the colour of a token; a palette costs a tenth of what a style sheet costs."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(ink))
    widget.setPalette(palette)
