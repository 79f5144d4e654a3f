"""Waits in a closing program while its window is still painted; keys and clicks are deferred."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui.journal import write_queue
from diary.ui.protection.closing_notice import ClosingNotice

if TYPE_CHECKING:
    from concurrent.futures import Future

_AT_ONCE_S = 0.08
"""The time in seconds without a notice; most writes have ended by then."""
_LOOK_MS = 20


def wait_for_write(write: "Future[Any]", window: QWidget | None) -> bool:
    """Wait for a write, with a notice in the window (None: in a window of its own); returns whether it has ended in
    time."""
    if not write_queue.has_ended(write, _AT_ONCE_S):
        words = _("Being saved… The diary closes when everything is on the disk.")
        notice = ClosingNotice(window, words) if window is not None else None
        let_pass(write.done, write_queue.CLOSE_WAIT_S, notice, 0)
    return write.done()


def let_pass(is_over: Callable[[], bool], longest_s: float, notice: ClosingNotice | None, after_s: float) -> None:
    """Run the event loop until it is over, for at most `longest_s`; the notice is shown after `after_s`."""
    clock, loop, timer = QElapsedTimer(), QEventLoop(), QTimer()

    def look() -> None:
        if is_over() or clock.hasExpired(round(longest_s * 1000)):
            loop.quit()
        elif notice is not None and not notice.isVisible() and clock.elapsed() >= after_s * 1000:
            notice.show_words()

    if not is_over():
        clock.start()
        timer.timeout.connect(look)
        timer.start(_LOOK_MS)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
    if notice is not None:
        notice.close()
        notice.deleteLater()
