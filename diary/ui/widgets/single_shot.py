"""A timer that fires once after it was started, and anew after each further start."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject, interval_ms: int, act: Callable[[], object]) -> QTimer:
    """A `QTimer` that calls `act` once, `interval_ms` after its latest `start`; it ends with its parent."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer
