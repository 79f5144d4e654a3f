"""The work on the diary after its window is closed, and waiting for places that may block, for a limited time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from diary import log
from diary.foreign import asking
from diary.i18n import _
from diary.settings import Settings
from diary.storage.errors import GoneError, StorageError, silent_file
from diary.storage.file import cipher
from diary.ui import background
from diary.ui.protection import closing_wait
from diary.ui.protection.closing_notice import ClosingNotice
from diary.ui.protection.diary_watch import copying, second_copy
from diary.ui.protection.telling import log_error

if TYPE_CHECKING:
    from diary.storage.safety.lock import DiaryLock

T = TypeVar("T")

PATIENCE_S = 3.0
"""The time limit in seconds, while the program closes, for a place that makes no progress."""
DISK_WAIT_S = 15.0
"""The time limit for the diary's own disk, where everything has been saved by then."""
_LONGEST_S, _MOMENT_S = 60.0, 0.5


@contextmanager
def hurried(window: QWidget | None = None) -> Iterator[None]:
    """Context manager: use the short time limit, and wait for running work at other places as long as it makes
    progress."""
    with asking.patience(PATIENCE_S):
        _let_pass(lambda: not asking.is_waited_for(), window)
        with asking.patience(0.0) if asking.is_waited_for() else nullcontext():
            yield


def end(path: Path, lock: "DiaryLock | None", settings: Settings) -> None:
    """After the window is closed: make the daily backup, exchange changes, write the checksum, release the lock.

    The lock is released before anything is written to another place. If the diary's own disk does not answer, the
    operating system releases the lock when the process ends.
    """
    disk = _Disk(path)
    with ThreadPoolExecutor(2, "diary-closing") as threads, hurried():
        later: list[Future[Any]] = []
        try:
            with _logged():
                disk.wait_for(copying(path, settings.backup_place))
                later.append(threads.submit(second_copy, path, settings.backup_place))
            with _logged():
                later += _shared(disk, settings.shared_place, threads)
        finally:
            if lock is not None:
                with _logged():
                    disk.wait_for(partial(_release, path, lock))
        for result in later:
            with _logged():
                _waited_for(result)


class _Disk:
    """The disk of the diary at `path`, which may block as other places do."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = background.thread("diary-end")
        self._is_silent = False

    def wait_for(self, work: Callable[[], T]) -> T:
        """The result of `work` in a thread, which may block.

        Raises `GoneError` if it has not ended in `DISK_WAIT_S`, and from then on at once.
        """
        if not self._is_silent:
            result = self._thread.submit(work)
            wait([result], _MOMENT_S)
            _let_pass(result.done, None, DISK_WAIT_S)
            self._is_silent = bool(wait([result], 0 if QApplication.instance() else DISK_WAIT_S).not_done)
            if not self._is_silent:
                return result.result()
            log.stop()  # the log is on that disk too
        raise GoneError(silent_file(self.path))


def _shared(disk: _Disk, chosen: str, threads: ThreadPoolExecutor) -> list[Future[Any]]:
    """Merge the changes of other computers; returns the futures of publishing our own. Raises `StorageError`."""
    from diary.storage.sync import sharing  # noqa: PLC0415 - imported after the window is closed

    path = disk.path
    if not chosen or not disk.wait_for(lambda: path.is_file() and not cipher.is_locked(path)):
        return []
    fetched = _waited_for(threads.submit(sharing.fetch, Path(chosen)))
    taken = disk.wait_for(lambda: sharing.take(path, fetched))
    return [threads.submit(sharing.deliver, taken)]


def _release(path: Path, lock: "DiaryLock") -> None:
    from diary.storage.safety import checksum  # noqa: PLC0415 - imported after the window is closed

    try:
        checksum.write(path)
    finally:
        lock.release()


def _waited_for(result: "Future[T]") -> T:
    """The result of a future; after a short time a notice that the program waits is shown."""
    wait([result], _MOMENT_S)
    _let_pass(result.done, None)
    with asking.patience(PATIENCE_S if result.done() else 0.0):
        return result.result()


def _let_pass(is_over: Callable[[], bool], window: QWidget | None, longest_s: float = _LONGEST_S) -> None:
    """Run the event loop until it is over, for at most `longest_s`; after a short time the notice is shown."""
    if is_over() or QApplication.instance() is None:
        return
    words = _("Everything is saved. The program waits for another folder that is slow, and then closes.")
    closing_wait.let_pass(is_over, longest_s, ClosingNotice(window, words), _MOMENT_S)


@contextmanager
def _logged() -> Iterator[None]:
    """Context manager: log a `StorageError`, as the window that could show it is closed."""
    try:
        yield
    except StorageError as error:
        log_error(error)
