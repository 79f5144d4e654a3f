"""What is done with the diary when its window was closed, and waiting for places that may hang, for a few seconds."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from diary.foreign import asking
from diary.settings import Settings
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.ui.protection.closing_notice import ClosingNotice
from diary.ui.protection.diary_watch import copying, second_copy
from diary.ui.protection.telling import log_error

if TYPE_CHECKING:
    from diary.storage.safety.lock import DiaryLock

T = TypeVar("T")

PATIENCE_S = 3.0
"""How long a closing program waits for a place from which nothing comes."""
_LONGEST_MS, _MOMENT_S, _BETWEEN_MS = 60_000, 0.5, 20


@contextmanager
def hurried(window: QWidget | None = None) -> Iterator[None]:
    """Wait for work at other places that is under way, no longer than it makes progress; within, patience is short."""
    with asking.patience(PATIENCE_S):
        _let_pass(lambda: not asking.is_waited_for(), window)
        with asking.patience(0.0) if asking.is_waited_for() else nullcontext():
            yield


def end(path: Path, lock: "DiaryLock | None", settings: Settings) -> None:
    """When the window is closed: the backup of the day, the changes of and for other computers, the checksum, the lock.

    No other place keeps the lock held: it is released before anything is written there.
    """
    with ThreadPoolExecutor(2, "diary-closing") as threads, hurried():
        later: list[Future[Any]] = []
        try:
            with _logged():
                copying(path, settings.backup_place)()
                later.append(threads.submit(second_copy, path, settings.backup_place))
            with _logged():
                later += _shared(path, settings.shared_place, threads)
        finally:
            if lock is not None:
                _release(path, lock)
        for result in later:
            with _logged():
                _waited_for(result)


def _shared(path: Path, chosen: str, threads: ThreadPoolExecutor) -> list[Future[Any]]:
    """Merge what other computers left; answers the writing of our own changes, which goes on. Raises `StorageError`."""
    from diary.storage.sync import sharing  # noqa: PLC0415 - imported after the window is closed

    if not chosen or not path.is_file() or cipher.is_locked(path):
        return []
    taken = sharing.take(path, _waited_for(threads.submit(sharing.fetch, Path(chosen))))
    return [threads.submit(sharing.deliver, taken)]


def _release(path: Path, lock: "DiaryLock") -> None:
    from diary.storage.safety import checksum  # noqa: PLC0415 - imported after the window is closed

    try:
        checksum.write(path)
    finally:
        lock.release()


def _waited_for(result: "Future[T]") -> T:
    """The result; after a moment it is told in words that the program waits."""
    wait([result], _MOMENT_S)
    _let_pass(result.done, None)
    with asking.patience(PATIENCE_S if result.done() else 0.0):
        return result.result()


def _let_pass(is_over: Callable[[], bool], window: QWidget | None) -> None:
    """Let time pass until it is over, for a minute at most; after a moment it is told, in the window if any."""
    if is_over() or QApplication.instance() is None:
        return
    clock, loop, notice = QElapsedTimer(), QEventLoop(), ClosingNotice(window)
    clock.start()
    timer = QTimer()
    timer.setInterval(_BETWEEN_MS)

    def look() -> None:
        if is_over() or clock.hasExpired(_LONGEST_MS):
            loop.quit()
        elif clock.hasExpired(round(_MOMENT_S * 1000)) and not notice.isVisible():
            notice.show_words()

    timer.timeout.connect(look)
    timer.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    notice.close()
    notice.deleteLater()


@contextmanager
def _logged() -> Iterator[None]:
    """Log a `StorageError`: the window that could show it is closed."""
    try:
        yield
    except StorageError as error:
        log_error(error)
