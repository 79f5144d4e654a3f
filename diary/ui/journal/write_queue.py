"""What is not on disk yet, and the one thread that writes it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from diary.domain.change import Change
from diary.storage.errors import StorageError
from diary.ui.background import thread
from diary.ui.journal.diary_writer import DiaryWriter

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from diary.storage.safety.lock import DiaryLock
    from diary.storage.write_witness import WriteStamps

T = TypeVar("T")


class WriteOutcome(NamedTuple):
    """How a write ended: with the exception that it raised, or without.

    `written` has the stamps of the file around it, unless somebody else has written at the same time.
    """

    written: "WriteStamps | None"
    error: BaseException | None


class WriteQueue:
    """The changes that wait, those that are being written, and work with the file itself that comes after them.

    All methods are called in the window's thread. `on_written` is called in the writing thread after each write, so
    that `finish` is called in the window's.
    """

    def __init__(self, writer: DiaryWriter, on_written: Callable[[WriteOutcome], object]) -> None:
        self._writer = writer
        self._on_written = on_written
        self._pending: list[Change] = []
        self._writing: list[Change] = []
        self._holds_import = False
        self._works: list[Callable[[], None]] = []
        self._last: Future[WriteStamps | None] | None = None

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        return thread("diary-writer")

    @property
    def unwritten(self) -> tuple[Change, ...]:
        """What is not on disk yet, in its order."""
        return (*self._writing, *self._pending)

    @property
    def is_writing(self) -> bool:
        return bool(self._writing)

    @property
    def is_pending(self) -> bool:
        """Whether changes wait for the next write."""
        return bool(self._pending)

    @property
    def hold(self) -> "DiaryLock | None":
        """This program's lock on the diary."""
        return self._writer.hold

    @hold.setter
    def hold(self, hold: "DiaryLock | None") -> None:
        self._writer.hold = hold

    def add(self, changes: Sequence[Change], *, is_import: bool = False) -> None:
        """Have the changes written with the next write; before those of an import the diary is backed up."""
        self._holds_import = self._holds_import or is_import
        self._pending.extend(changes)

    def begin(self) -> None:
        """Begin to write what is pending, unless a write is under way."""
        if self._pending and not self._writing:
            self._writing, self._pending = self._pending, []
            self._last = self._thread.submit(self._writer.write, tuple(self._writing), self._holds_import)
            self._last.add_done_callback(lambda done: self._on_written(_outcome(done)))

    def finish(self, outcome: WriteOutcome) -> bool:
        """Take note of a write that has ended; what could not be written is pending again.

        Answers False where `close` has already taken note.
        """
        if not self._writing:
            return False
        if outcome.error is None:
            self._writing = []
            self._holds_import = self._holds_import and bool(self._pending)
            if self._works:
                self.begin()
        else:
            self._pending = [*self._writing, *self._pending]
            self._writing = []
        self._release_works()
        return True

    def submit(self, work: Callable[[], object]) -> None:
        """Have `work` done in the writing thread, after what was submitted before."""
        self._thread.submit(work)

    def heartbeat(self) -> None:
        """Say in the lock that the diary is still open here."""
        if self.hold is not None:
            self.submit(self._writer.heartbeat)

    def run_after_saving(self, work: "Callable[[], T]") -> "Future[T]":
        """Have `work` done in the writing thread, after an attempt to write all that was added until now."""
        from concurrent.futures import Future  # noqa: PLC0415 - the window is painted before

        result: Future[T] = Future()

        def run() -> None:
            try:
                result.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the result is told
                result.set_exception(error)

        self._works.append(run)
        self.begin()
        self._release_works()
        return result

    def close(self) -> str:
        """Write what is left and wait for it; answers the sentence of what failed, which is kept for another try."""
        if self._last is not None and self._last.exception() is None:
            self._writing = []
        left = self.unwritten
        try:
            if left:
                self._thread.submit(self._writer.write, left, self._holds_import).result()
                self._writing, self._pending, self._holds_import = [], [], False
        except StorageError as error:
            return str(error)
        finally:
            self._release_works(at_once=True)
        return ""

    def _release_works(self, *, at_once: bool = False) -> None:
        """Submit the works that wait, unless something is still to be written before them."""
        if at_once or not (self._pending and self._writing):
            works, self._works = self._works, []
            for run in works:
                self._thread.submit(run)


def _outcome(done: "Future[WriteStamps | None]") -> WriteOutcome:
    error = done.exception()
    return WriteOutcome(done.result() if error is None else None, error)
