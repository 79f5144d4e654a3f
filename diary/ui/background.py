"""Running functions in a worker thread, with the result delivered in the GUI thread."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_GIL_SWITCH_INTERVAL_S = 0.00005
"""For `sys.setswitchinterval`: PySide6 releases the GIL at each Qt call, and waits up to this long for it."""


class Background(QObject):
    """Runs one function at a time in a worker thread; only the result of the latest `start` is delivered.

    `start(work)` calls `work` in the worker thread; then `done` is emitted with its return value, or `failed` with the
    exception it raised, in the thread of this object. The result of a call that a later `start` replaced is dropped.
    """

    done = Signal(object)  # generic: whatever `work` returns
    failed = Signal(object)  # any exception; Qt has no type for it
    _finished = Signal(object)  # the `Future`, whose class is imported with the first thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._latest: Future[object] | None = None
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        return self._latest is not None

    def start(self, work: Callable[[], object]) -> None:
        """Call `work` in the worker thread; an earlier call that is still queued is cancelled."""
        former, self._latest = self._latest, None
        if former is not None:
            former.cancel()
        if self._thread is None:
            self._thread = thread("diary-background")
        self._latest = self._thread.submit(work)
        self._latest.add_done_callback(self._finished.emit)

    def close(self) -> None:
        """Wait for the running call and drop its result; `start` must not be called afterwards."""
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
    """An executor with one thread; `concurrent.futures` is imported with the first one."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - imported after the first paint

    sys.setswitchinterval(_GIL_SWITCH_INTERVAL_S)
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
