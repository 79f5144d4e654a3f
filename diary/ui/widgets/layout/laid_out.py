"""Completes pending layouts before a paint."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

_LEVELS = 12
"""The maximum nesting depth over which changes are propagated."""


def finish_layout() -> None:
    """Activate all pending layouts.

    Qt propagates a change from a layout to the enclosing one at one level per event loop iteration, and may paint in
    between: widgets below a row that closes would visibly jump, and clicks could hit the wrong one.
    """
    for _level in range(_LEVELS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
