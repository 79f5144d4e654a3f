"""A card: a heading and its content."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout

PADDING = 22
_BLEED = 10


class Card(QWidget):
    """A surface with a heading; `content` is the layout to fill, `heading` the layout of title and icon."""

    def __init__(self, title: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._insets: list[tuple[QHBoxLayout, int]] = []
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(4))
        self.heading, self.content = QHBoxLayout(), QVBoxLayout()
        self.content.setSpacing(theme.px(8))
        for inner in (self.heading, self.content):
            add_layout(self._whole, inner)
        self._title = label(title, "heading", wraps=True)
        self.heading.addWidget(self._title, 1)
        self._title.setVisible(bool(title))
        if icon:
            self.heading.insertWidget(0, Decoration(theme.pixmap(icon, "pri")))
            self.heading.setSpacing(theme.px(12))
        self.set_flat(False)

    def set_title(self, title: str) -> None:
        """Change the heading; an empty one is hidden."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def set_flat(self, flat: bool) -> None:
        """Drop background and side margins, for a narrow window."""
        self._is_flat = flat
        side = theme.px(0 if flat else PADDING - _BLEED)
        self._whole.setContentsMargins(side, theme.px(4 if flat else 16), side, theme.px(4 if flat else 12))
        inner = theme.px(0 if flat else _BLEED)
        for part in (self.heading, self.content):
            part.setContentsMargins(inner, 0, inner, 0)
        for line, inset in self._insets:
            self._inset(line, inset)
        self.update()

    def set_picture(self, picture: QWidget) -> None:
        """Add a picture at the top over the full width."""
        self._whole.insertWidget(0, picture)
        line = theme.px(1)
        self._whole.setContentsMargins(line, line, line, theme.px(12))
        for part in (self.heading, self.content):
            part.setContentsMargins(theme.px(36), 0, theme.px(36), 0)

    def add_bleeding(self, widget: QWidget) -> None:
        """Add rows below the content whose background extends beyond the text, so that their text aligns with the
        heading."""
        self._whole.addWidget(widget)

    def add_inset(self, widget: QWidget) -> None:
        """Add a widget below such rows, aligned with the content."""
        self._add_within(widget, _BLEED)

    def add_ringed(self, widget: QWidget) -> None:
        """Add controls that reserve a margin for their focus ring, with their boxes aligned with the content."""
        self._add_within(widget, _BLEED - painting.RING)

    def _add_within(self, widget: QWidget, side: int) -> None:
        line = QHBoxLayout()  # without a parent widget: a hidden widget leaves no gap
        self._insets.append((line, side))
        self._inset(line, side)
        line.addWidget(widget)
        add_layout(self._whole, line)

    def _inset(self, line: QHBoxLayout, side: int) -> None:
        """Align the line with the content, which a flat card has at its edge."""
        margin = 0 if self._is_flat else theme.px(side)
        line.setContentsMargins(margin, 0, margin, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_flat:
            return
        look = painting.card_look()
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)
