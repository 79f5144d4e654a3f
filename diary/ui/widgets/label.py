"""Labels in the design's fonts and colours, always as plain text.

By default Qt detects HTML in a text, and would load the images in it; the name of a user-defined symptom may be `<img
src=…>`. So every label is created here, and every tooltip is set here.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme


def label(text: str = "", role: str = "body", ink: str = "ink", *, wraps: bool = False) -> QLabel:
    """A label in the font of `role` and the colour of the token `ink`."""
    words = plain_label(text)
    words.setFont(theme.font(role))
    words.setWordWrap(wraps)
    if ink != "ink":
        set_ink(words, ink)
    return words


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in the application's font, also used for pictures."""
    words = QLabel(parent)
    words.setTextFormat(Qt.TextFormat.PlainText)
    if text:
        words.setText(text)
    return words


def trouble_label() -> QLabel:
    """A label that says below a field what is wrong with it; hidden until then."""
    words = label("", "secondary", "dng", wraps=True)
    words.hide()
    return words


def show_emphasis(words: QLabel, text: str, **values: str) -> None:
    """Show a text of the program in which tags emphasise a part; `values` are inserted with HTML escaped."""
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(text.format(**{name: _escaped(value) for name, value in values.items()}))


def show_marked(words: QLabel, text: str, spans: Iterable[tuple[int, int]]) -> None:
    """Highlight the words at `spans` (start, exclusive end); the accessible text has no markup."""
    style = f"background-color: {theme.colour('warnbg').name()}; text-decoration: underline"
    shown, last = [], 0
    for start, end in spans:
        shown += [_escaped(text[last:start]), f'<span style="{style}">{_escaped(text[start:end])}</span>']
        last = end
    shown.append(_escaped(text[last:]))
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(f'<span style="white-space: pre-wrap">{"".join(shown)}</span>')
    words.setAccessibleName(text)


def set_ink(widget: QWidget, ink: str) -> None:
    """Set the text colour to a token through the palette, which takes a tenth of the time of a style sheet."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(ink))
    widget.setPalette(palette)


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Set the tooltip of a widget to a plain text."""
    widget.setToolTip(tool_tip(text))


def menu_text(text: str) -> str:
    """The text escaped for a menu, in which a single ampersand marks a mnemonic."""
    return text.replace("&", "&&")


def tool_tip(text: str) -> str:
    """The text for Qt's tooltip: unchanged, or if it could be taken for HTML, as escaped HTML."""
    if "<" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{_escaped(text)}</span>'


def _escaped(text: str) -> str:
    """The text as HTML, without the standard library's `html`, whose import would delay the first paint."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
