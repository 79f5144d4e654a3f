"""Whether a widget or one of its children has the focus."""

from PySide6.QtWidgets import QWidget


def has_focus_within(widget: QWidget) -> bool:
    """Whether `widget` or a child of it has the focus, or would have it if its window were in front."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
