"""Work that would keep the window waiting, done in a thread of its own."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_GIL_SWITCH_INTERVAL_S = 0.00005
"""After how long a thread that works behind the window lets others run: what the window does takes many such waits."""


class Background(QObject):
    """One piece of work at a time for one owner, of which only the latest result counts.

    `start(work)` has `work` run in another thread; afterwards `done` brings what it answered, or `failed` the
    exception it raised, in the window's thread. A result that a later start has overtaken is dropped.
    """

    done = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._latest: Future[object] | None = None
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        return self._latest is not None

    def start(self, work: Callable[[], object]) -> None:
        """Have `work` done; what was started before and is not yet begun is never begun."""
        former, self._latest = self._latest, None
        if former is not None:
            former.cancel()
        if self._thread is None:
            self._thread = thread("diary-background")
        self._latest = self._thread.submit(work)
        self._latest.add_done_callback(self._finished.emit)

    def close(self) -> None:
        """Wait for what runs and drop its result; nothing can be started afterwards."""
        self._latest = None
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def _on_finished(self, finished: "Future[object]") -> None:
        if finished is not self._latest:
            return
        self._latest = None
        error = finished.exception()
        if error is None:
            self.done.emit(finished.result())
        else:
            self.failed.emit(error)


def thread(name: str) -> "ThreadPoolExecutor":
    """A thread for one piece of work after the other, whose modules are loaded when the first one is there."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the window is painted before

    sys.setswitchinterval(_GIL_SWITCH_INTERVAL_S)
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
