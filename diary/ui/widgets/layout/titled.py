"""A field under its title."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label


def titled(words: str, field: QWidget, *, inset: bool = True) -> QWidget:
    """The field with its title above it; `inset` where the field leaves room for its own focus ring."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(4), 0, 0)
    column.setSpacing(theme.px(4))
    title = label(words, "secondary", "ink2", wraps=True)
    title.setBuddy(field)
    title.setContentsMargins(theme.px(painting.RING) if inset else 0, 0, 0, 0)
    column.addWidget(title)
    column.addWidget(field)
    column.addStretch()
    return holder
