"""A single-shot timer, which fires once after its latest start."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject, interval_ms: int, act: Callable[[], object]) -> QTimer:
    """A `QTimer` that calls `act` once, `interval_ms` after its latest `start`; `parent` owns it."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer
