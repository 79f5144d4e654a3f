"""Room that stays the same, so that nothing moves when something is hidden or says something else."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget


def keep_room(widget: QWidget) -> None:
    """Let the widget take its room in a layout also while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def keep_room_for(button: QPushButton, *labels: str) -> None:
    """Make the button as wide as the widest of these labels needs, whichever it has."""
    metrics = QFontMetrics(button.font())
    around = button.sizeHint().width() - metrics.horizontalAdvance(button.text())
    button.setFixedWidth(around + max(map(metrics.horizontalAdvance, labels)))
