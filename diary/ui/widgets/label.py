"""Words on the page, in one of the design's fonts and colours: always as they are, never as HTML.

Qt takes a text that looks like HTML for HTML, and would load the pictures that it names; an own symptom may be called
`<img src=…>`. So every label is made here, and every tool tip is set here.
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
    """A label in the application's font; also one for a picture."""
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
    """Show a text of ours in which tags emphasise a part; `values` are put into it as they are, never as HTML."""
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(text.format(**{name: _escaped(value) for name, value in values.items()}))


def show_marked(words: QLabel, text: str, spans: Iterable[tuple[int, int]]) -> None:
    """Show a text in which the words at `spans` (first and after last character) are marked; it is heard unmarked."""
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
    """Set the text colour to a token, by the palette, which costs a tenth of a style sheet."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour(ink))
    widget.setPalette(palette)


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Set the tool tip of a widget to a text."""
    widget.setToolTip(tool_tip(text))


def menu_text(text: str) -> str:
    """The text as Qt takes it for a menu, where a single ampersand would underline the next letter."""
    return text.replace("&", "&&")


def tool_tip(text: str) -> str:
    """The text as Qt takes it for a tool tip: as it is, or where that could be HTML, as HTML that says the same."""
    if "<" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{_escaped(text)}</span>'


def _escaped(text: str) -> str:
    """The text as HTML; the standard library's `html` would be imported for it before the first paint."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
