"""Finishing what the layouts have begun, before it is painted."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

_LEVELS = 12
"""Through how many widgets that lie within each other a change goes at the most."""


def finish_layout() -> None:
    """Lay out whatever is waiting for that.

    Qt hands a change on from a layout to the one around it, one level at each turn of the event loop, and may paint
    between: what lies below a row that closes would be seen to jump, and be clicked, where it is not.
    """
    for _level in range(_LEVELS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
