"""Runs functions in a worker thread and delivers their results in the GUI thread."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from diary.ui.gui_thread import delivering

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

CLOSE_WAIT_S, END_WAIT_S = 3.0, 30.0
"""The time in seconds that closing a window, and then ending the program, waits for a thread, which may block on a
disk."""
_GIL_SWITCH_INTERVAL_S = 0.00005
"""For `sys.setswitchinterval`: PySide6 releases the GIL at each Qt call, and waits up to this long for it."""
_threads: "WeakSet[ThreadPoolExecutor]" = WeakSet()
_hanging: "list[Future[None]]" = []
_backgrounds: "WeakSet[Background]" = WeakSet()
_patience = [CLOSE_WAIT_S]


class Background(QObject):
    """Runs one function at a time in a worker thread; only the result of the latest `start` is delivered.

    `start(work)` calls `work` in the worker thread; then `done` is emitted with its return value, or `failed` with the
    exception it raised, in the thread of this object. The result of a call that a later `start` replaced is dropped.
    """

    done = Signal(object)  # generic: whatever `work` returns
    failed = Signal(object)  # any exception; Qt has no type for it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._latest: Future[object] | None = None
        self._is_closed = self._is_certain = False
        self._tell = delivering(self, Background._on_finished)
        _backgrounds.add(self)

    @property
    def is_busy(self) -> bool:
        return self._latest is not None

    @property
    def latest(self) -> "Future[object] | None":
        """The future of the latest `start` until its result is delivered, for `after`."""
        return self._latest

    def start(self, work: Callable[[], object], *, is_certain: bool = False) -> None:
        """Call `work` in the worker thread, unless closed; an earlier call that is still queued is cancelled.

        With `is_certain` the call is never cancelled, as is required for one that stores something.
        """
        if self._is_closed:
            return
        former, self._latest = self._latest, None
        if former is not None and not self._is_certain:
            former.cancel()
        self._is_certain = is_certain
        if self._thread is None:
            self._thread = thread("diary-background")
        self._latest = self._thread.submit(work)
        self._latest.add_done_callback(self._tell)

    def close(self, *, drops: bool = True) -> None:
        """Wait for the running call, and drop its result; a later `start`, for example from a timer, has no effect.

        With `drops`, a queued call is cancelled unless it is certain. A call that blocks on a disk is abandoned after
        `CLOSE_WAIT_S`.
        """
        self._is_closed = True
        latest, self._latest = self._latest, None
        if latest is not None and drops and not self._is_certain:
            latest.cancel()
        if self._thread is not None:
            _shut_down(self._thread, _patience[0])

    def _on_finished(self, finished: "Future[object]") -> None:
        if finished is not self._latest:
            return
        self._latest = None
        error = finished.exception()
        if error is None:
            self.done.emit(finished.result())
        else:
            self.failed.emit(error)


def is_any_busy() -> bool:
    """Whether somebody waits for the result of any `Background`."""
    return any(one.is_busy for one in _backgrounds)


def thread(name: str) -> "ThreadPoolExecutor":
    """An executor with one thread; `concurrent.futures` is imported with the first one."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - imported after the first paint

    sys.setswitchinterval(_GIL_SWITCH_INTERVAL_S)
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
    _threads.add(executor)
    return executor


def after(former: "Future[object] | None", work: Callable[[], T]) -> T:
    """The result of `work`, called once the other call, in another thread, has ended."""
    if former is not None:
        from concurrent.futures import wait  # noqa: PLC0415 - it is imported where there is a thread

        wait([former])
    return work()


@contextmanager
def patience(waits: bool) -> Iterator[None]:
    """Context manager: whether `Background.close` waits at all, which is useless if the disk does not answer."""
    former = _patience[0]
    _patience[0] = CLOSE_WAIT_S if waits else 0
    try:
        yield
    finally:
        _patience[0] = former


def end_threads() -> bool:
    """Wait for all threads; returns False if one of them blocks, for which Python would wait without limit."""
    for one in list(_threads):
        _shut_down(one, 0)
    if _hanging:
        from concurrent.futures import wait  # noqa: PLC0415 - it is imported where there is a thread

        wait(_hanging, END_WAIT_S)
    return all(last.done() for last in _hanging)


def _shut_down(one: "ThreadPoolExecutor", within_s: float) -> None:
    """Shut down the executor, and wait for its running call for at most `within_s` seconds."""
    from concurrent.futures import wait  # noqa: PLC0415 - it is imported where there is a thread

    with suppress(RuntimeError):  # already shut down
        last = one.submit(_do_nothing)
        one.shutdown(wait=False)
        if wait([last], within_s).not_done:
            _hanging.append(last)


def _do_nothing() -> None:
    """A no-op submitted last: when it is done, so is everything before it."""
