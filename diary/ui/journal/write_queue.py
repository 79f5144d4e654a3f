"""The queue of unsaved changes, and the single thread that writes them and uses the file."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from diary import fonts
from diary.domain.change import Change
from diary.domain.rebasing import Displaced, rebased
from diary.storage.errors import DamagedError, StorageError, missing_saves, silent_file
from diary.ui.background import thread

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from diary.storage.safety.lock import DiaryLock
    from diary.storage.saving import Saved
    from diary.storage.write_witness import WriteStamps

T = TypeVar("T")
CLOSE_WAIT_S = 8.0
"""The time in seconds that closing waits for a write; SQLite's busy timeout is 5 s."""


def has_ended(write: "Future[Any]", within_s: float | None = None) -> bool:
    """Wait for a write, by default as long as closing does; returns whether it has ended."""
    try:
        write.exception(CLOSE_WAIT_S if within_s is None else within_s)
    except TimeoutError:
        return False
    return True


class DiaryWriter:
    """Writes changes and checks the file; all methods but `__init__` run in the writing thread only.

    `lock` is this program's lock on the diary; each heartbeat records the last saved state in it. `damage` is the error
    that `check` has found; while it is set, `write` raises it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lock: DiaryLock | None = None
        self.damage: StorageError | None = None

    def check(self) -> StorageError | None:
        """Check the integrity of the file, then make a daily backup that is overdue.

        Returns the error found, or None; it does not raise it.
        """
        from diary.storage.file import temporary  # noqa: PLC0415 - imported after the first paint
        from diary.storage.safety.backup import catch_up  # noqa: PLC0415 - imported after the first paint
        from diary.storage.safety.checking import require_sound, state  # noqa: PLC0415 - imported after the first paint

        try:
            require_sound(self._path)
            former = self.lock.former if self.lock is not None else None
            if former is not None and former.saved is not None and state(self._path) < former.saved:
                raise DamagedError(missing_saves(self._path))
            temporary.keep_in(self._path.parent)
            fonts.keep_in(self._path.parent)
            temporary.sweep(self._path)
            catch_up(self._path)
        except StorageError as error:
            self.damage = error
            return error
        return None

    def write(self, changes: Sequence[Change], is_import: bool) -> "Saved":
        """Write the changes in one transaction, or nothing if it raises `StorageError`.

        Raises `GoneError` if the diary that was open is missing.
        """
        from diary.storage.saving import save  # noqa: PLC0415 - imported after the first paint

        if self.damage is not None:
            raise self.damage
        saved = save(self._path, changes, is_import=is_import)
        self.heartbeat()
        return saved

    @property
    def silence(self) -> str:
        """The sentence for a write that does not end; may be called in any thread."""
        return silent_file(self._path)

    def heartbeat(self) -> None:
        """Update the time stamp of the lock file, and record the state of the diary on disk in it."""
        hold = self.lock  # another thread may reset it
        if hold is None:
            return
        from diary.storage.safety.checking import state  # noqa: PLC0415 - imported after the first paint

        try:
            saved = state(self._path)
        except StorageError:  # locked or unreadable: renew it nevertheless
            saved = None
        with suppress(OSError):  # no folder: the next save reports it
            hold.heartbeat(saved)


class WriteOutcome(NamedTuple):
    """The outcome of the write with that `number`: `error` is the exception it raised, if any.

    `written` has the file's stamps before and after, unless another program wrote at the same time. `displaced` are the
    additions that were written as edits of records with the same identity.
    """

    written: "WriteStamps | None"
    error: BaseException | None
    number: int
    displaced: Displaced


class WriteQueue:
    """The pending changes, those being written, and functions that use the file and wait for both.

    `turn` is a counter that changes whenever a use of the file begins or ends here. All methods are called in the GUI
    thread. `on_written` is called in the writing thread after each write, and must have `finish` called in the GUI
    thread.
    """

    def __init__(self, writer: DiaryWriter, on_written: Callable[[WriteOutcome], object]) -> None:
        self._writer = writer
        self._on_written = on_written
        self._pending: list[Change] = []
        self._writing: list[Change] = []
        self._holds_import = False
        self._works: list[Callable[[], None]] = []
        self._last: Future[WriteOutcome] | None = None
        self._number = 0
        self._turns = count(1)
        self.turn = 0
        self._results: list[Future[Any]] = []

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        return thread("diary-writer")

    @property
    def unwritten(self) -> tuple[Change, ...]:
        """All unsaved changes, oldest first."""
        return (*self._writing, *self._pending)

    @property
    def is_busy(self) -> bool:
        """Whether the file is being written, or used by a function passed to `run_after_saving`."""
        self._results = [result for result in self._results if not result.done()]
        return bool(self._writing or self._results)

    @property
    def is_pending(self) -> bool:
        """Whether there are changes for the next write."""
        return bool(self._pending)

    @property
    def lock(self) -> "DiaryLock | None":
        """This program's lock on the diary."""
        return self._writer.lock

    @lock.setter
    def lock(self, lock: "DiaryLock | None") -> None:
        self._writer.lock = lock

    def add(self, changes: Sequence[Change], *, is_import: bool = False) -> None:
        """Add changes to the next write; with `is_import` a backup is made before it."""
        self._holds_import = self._holds_import or is_import
        self._pending.extend(changes)

    def begin(self) -> None:
        """Start writing the pending changes, unless a write is running."""
        if self._pending and not self._writing:
            self._writing, self._pending = self._pending, []
            self._number += 1
            self.turn = next(self._turns)
            self._last = self._thread.submit(self._write, tuple(self._writing), self._holds_import, self._number)

    def finish(self, outcome: WriteOutcome) -> bool:
        """Process the end of a write; after an error its changes are pending again.

        Returns False if `close` has processed it already.
        """
        if not self._writing or outcome.number != self._number:
            return False
        self.turn = next(self._turns)
        if outcome.error is None:
            self._writing = []
            if outcome.displaced:
                self._pending = rebased(self._pending, outcome.displaced)
            self._holds_import = self._holds_import and bool(self._pending)
            if self._works:
                self.begin()
        else:
            self._pending = [*self._writing, *self._pending]
            self._writing = []
        self._release_works()
        return True

    def submit(self, work: Callable[[], object]) -> None:
        """Call `work` in the writing thread, after all earlier work."""
        self._thread.submit(work)

    def refuse(self, damage: StorageError) -> None:
        """Reject all further writes, after a check that has found this damage."""
        self._writer.damage = damage

    def heartbeat(self) -> None:
        """Renew the lock in the writing thread."""
        if self.lock is not None:
            self.submit(self._writer.heartbeat)

    def run_after_saving(self, work: "Callable[[], T]") -> "Future[T]":
        """Call `work` in the writing thread, after an attempt to write all changes added until now."""
        from concurrent.futures import Future  # noqa: PLC0415 - imported after the first paint

        result: Future[T] = Future()
        self._results.append(result)
        self.turn = next(self._turns)

        def run() -> None:
            try:
                result.set_result(work())
            except BaseException as error:  # noqa: BLE001 - passed on through the future
                result.set_exception(error)
            self.turn = next(self._turns)

        self._works.append(run)
        self.begin()
        self._release_works()
        return result

    def close(self, wait: "Callable[[Future[Any]], bool]") -> str:
        """Write the unsaved changes and wait; returns the error message, empty on success.

        `wait` waits for a write, and returns whether it has ended in time. If it has not, its changes stay unsaved
        until it ends.
        """
        sentence = self._settle(wait)
        if not sentence:
            self.begin()
            sentence = self._settle(wait)
        self._release_works(at_once=True)
        return sentence

    def _write(self, changes: Sequence[Change], is_import: bool, number: int) -> WriteOutcome:
        """Write in the writing thread, and call `on_written` before the future is done."""
        try:
            saved = self._writer.write(changes, is_import)
            outcome = WriteOutcome(None if saved.displaced else saved.written, None, number, saved.displaced)
        except BaseException as error:  # noqa: BLE001 - passed on to the GUI thread
            outcome = WriteOutcome(None, error, number, {})
        self._on_written(outcome)
        return outcome

    def _settle(self, wait: "Callable[[Future[Any]], bool]") -> str:
        """Wait for the write in progress and process its outcome; returns its error message."""
        last = self._last
        if last is None or not self._writing:
            return ""
        if not wait(last):
            return self._writer.silence
        outcome = last.result()
        self.finish(outcome)
        if outcome.error is None or isinstance(outcome.error, StorageError):
            return str(outcome.error or "")
        raise outcome.error

    def _release_works(self, *, at_once: bool = False) -> None:
        """Submit the waiting functions, unless changes have to be written before them."""
        if at_once or not (self._pending and self._writing):
            works, self._works = self._works, []
            for run in works:
                self._thread.submit(run)
