"""Aligns widgets without a focus ring margin with controls that have one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting


def within_rings(widget: QWidget, *, right: bool = True) -> QHBoxLayout:
    """A line with `widget` whose edges align with the boxes of those controls; without `right` only the left one."""
    ring = theme.px(painting.RING)
    line = QHBoxLayout()
    line.setContentsMargins(ring, 0, ring if right else 0, 0)
    line.addWidget(widget)
    return line
