"""Waits in Qt's event loop, which sleeps between events, so that background threads can run."""

from collections.abc import Callable
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from diary.ui.background import Background

PATIENCE_S = 180.0
"""Longer than any action takes on a busy machine, so that only a hang fails."""
_ASK_MS, _BEAT_MS = 10, 2


def wait_until(is_done: Callable[[], bool], *, every_ms: int = _ASK_MS, patience_s: float = PATIENCE_S) -> None:
    """Run the event loop until `is_done`, which is polled.

    Raises TimeoutError after `patience_s`, and any exception of `is_done`.
    """
    loop, asking, patience = QEventLoop(), QTimer(), QTimer()
    raised: list[Exception] = []

    def ask() -> None:
        try:
            is_over = is_done()
        except Exception as error:  # noqa: BLE001 - Qt would only print it
            raised.append(error)
            is_over = True
        if is_over:
            loop.quit()

    asking.timeout.connect(ask)
    patience.timeout.connect(lambda: loop.exit(1))
    asking.start(every_ms)
    patience.setSingleShot(True)
    patience.start(round(1000 * patience_s))
    code = 0 if is_done() else loop.exec()
    asking.stop()
    patience.stop()
    if raised:
        raise raised[0]
    if code != 0:
        raise TimeoutError(f"not done after {patience_s:.0f} s")


class Quiet:
    """Returns whether an object of the window has had no background work for some time."""

    def __init__(self, watched: QObject, for_s: float) -> None:
        self._watched, self._for_s = watched, for_s
        self._since = perf_counter()

    def __call__(self) -> bool:
        if any(one.is_busy for one in self._watched.findChildren(Background)):
            self._since = perf_counter()
        return perf_counter() - self._since >= self._for_s


class FreezeMeter:
    """A timer in the GUI thread; between two of its ticks the window was frozen."""

    def __init__(self) -> None:
        self._beats: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._beats.append(perf_counter()))
        self._timer.start(_BEAT_MS)

    def longest(self, act: Callable[[], object], is_done: Callable[[], bool], patience_s: float = PATIENCE_S) -> float:
        """The longest time in milliseconds without a tick, from `act` until `is_done`.

        Raises TimeoutError after `patience_s`.
        """
        self._beats = [perf_counter()]
        act()
        wait_until(is_done, patience_s=patience_s)
        self._beats.append(perf_counter())
        return 1000 * max(later - earlier for earlier, later in pairwise(self._beats))
