"""A field below its title."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.room import keep_room


def titled(words: str, field: QWidget, *, inset: bool = True, beside: QWidget | None = None) -> QWidget:
    """The field with its title above it, and `beside` at the end of that line; hidden widgets keep their space.

    `inset` is whether the field reserves a margin for its own focus ring.
    """
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(4), 0, 0)
    column.setSpacing(theme.px(4))
    title = label(words, "secondary", "ink2", wraps=True)
    title.setBuddy(field)
    title.setContentsMargins(theme.px(painting.RING) if inset else 0, 0, 0, 0)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    if beside is not None:
        keep_room(beside)
        head.addWidget(beside)
    add_layout(column, head)
    column.addWidget(field)
    column.addStretch()
    return holder
