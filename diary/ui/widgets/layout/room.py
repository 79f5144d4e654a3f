"""Reserves space, so that nothing moves when a widget is hidden or changes its text."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget


def keep_room(widget: QWidget) -> None:
    """Reserve the space of the widget in its layout while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def keep_room_for(button: QPushButton, *labels: str) -> None:
    """Make the button wide enough for each of these labels."""
    metrics = QFontMetrics(button.font())
    around = button.sizeHint().width() - metrics.horizontalAdvance(button.text())
    button.setFixedWidth(around + max(map(metrics.horizontalAdvance, labels)))
