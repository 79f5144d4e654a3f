"""The open diary: reading, changing, undoing and saving, for all pages.

Changes are applied in memory at once and written half a second later in a worker thread, which also imports SQLAlchemy;
a day that is not in memory is read in another thread. The GUI thread does not block on either. Changes that could not
be written are kept and retried.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.record import now
from diary.storage.errors import OtherDiaryError, StorageError
from diary.ui.gui_thread import delivering
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.diary_days import DiaryDays
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.undo_stack import UndoStack, UndoStep
from diary.ui.journal.write_queue import DiaryWriter, WriteOutcome, WriteQueue, has_ended
from diary.ui.widgets.single_shot import single_shot

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

SAVE_AFTER_MS = 500
RETRY_AFTER_MS = 10_000


class OpenJournal(QObject):
    """One open diary file.

    - `diary_changed`: the diary in memory has changed; `noticed` follows if a toast with "Undo" is to be shown.
    - `undone`, `redone`: the changes of `undo` or `redo`, empty if there was no step.
    - `saved` (with the time) or `save_failed` (with the message): a write has ended. `save_error` is the message of the
      last one, empty on success.
    - `read_failed`: a day could not be read in `change_day`, and nothing was changed.
    - `damage_found`: `check_integrity` has found damage; nothing is read or written until `reload_replaced_file`.
    - `gone`: another diary is at the path of this one; it is neither read nor written.
    - `file_saved` (with the folder): a file with content of the diary was saved outside the data folder. `save_folder`
      is the folder of the last one, empty before the first.

    `queue` has the unsaved changes and this program's lock on the diary, `days` the days in memory.
    """

    diary_changed = Signal(DiaryChange)
    noticed = Signal(str)
    undone = Signal(UndoStep)
    redone = Signal(UndoStep)
    saved = Signal(datetime)
    save_failed = Signal(str)
    read_failed = Signal(StorageError)
    damage_found = Signal(StorageError)
    gone = Signal(StorageError)
    file_saved = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.save_error = self.save_folder = ""
        self.saved_at: datetime | None = None
        """The time of this window's last write."""
        self._writer = DiaryWriter(path)
        self.queue = WriteQueue(self._writer, delivering(self, OpenJournal._on_written))
        self.days = DiaryDays(path, self.queue, self)
        self.days.replaced.connect(self.gone)
        self.days.changed_elsewhere.connect(self._on_changed_elsewhere)
        self._undo_stack = UndoStack()
        self._timer = single_shot(self, SAVE_AFTER_MS, self.save)

    @property
    def reader(self) -> DiaryReader:
        """A snapshot of the diary, including unsaved changes, for reading in any thread."""
        return DiaryReader(self.path, self.queue.unwritten)

    def day(self, day: date) -> Excerpt:
        """The excerpt of `day` and the day before, including unsaved changes.

        It comes from memory without disk access, or is read in another thread. Raises `StorageError` if it cannot be
        read, and `BeingReadError` if reading takes too long.
        """
        if self._writer.damage is not None:
            raise self._writer.damage
        return self.days.excerpt(day)

    def change_day(
        self, day: date, edit: Callable[[Excerpt], Sequence[Change]], notice: str = "", step: str = ""
    ) -> None:
        """Call `edit` with the current excerpt of `day` and the day before, and apply the changes it returns.

        If the day cannot be read and was never read before, nothing is changed and `read_failed` is emitted. `notice`,
        `step`: see `apply`.
        """
        try:
            if self._writer.damage is not None:
                raise self._writer.damage
            changes = edit(self.days.last_known(day))
        except StorageError as error:
            self.read_failed.emit(error)
            return
        self.apply(changes, notice, step)

    def apply(self, changes: Sequence[Change], notice: str = "", step: str = "", *, is_import: bool = False) -> None:
        """Apply the changes, undoable as one step; `notice` is the text of the toast.

        Consecutive calls with the same `step` form one undo step, as for text being typed. With `is_import` a backup is
        made before the changes are written.
        """
        if not changes:
            return
        self._undo_stack.push(changes, step, notice)
        self._make(changes, is_import=is_import)
        if notice:
            self.noticed.emit(notice)

    def undo(self) -> None:
        """Undo the latest step."""
        step = self._undo_stack.undo()
        self._make(step.changes)
        self.undone.emit(step)

    def redo(self) -> None:
        """Redo the step that was undone last."""
        step = self._undo_stack.redo()
        self._make(step.changes)
        self.redone.emit(step)

    def save(self) -> None:
        """Start writing the pending changes, unless a write is running."""
        self.queue.begin()

    def run_after_saving(self, work: "Callable[[], T]") -> "Future[T]":
        """Call `work` in the writing thread, after an attempt to write all changes made until now."""
        return self.queue.run_after_saving(work)

    def check_integrity(self) -> None:
        """Start the integrity check in the writing thread, and thereby before any write."""
        self.queue.submit(partial(_check, self._writer, delivering(self, OpenJournal._on_damaged)))

    def adopt_external_changes(self, changes: Sequence[Change], notice: str) -> None:
        """Adopt changes that were written to the file without this object, undoable as one step."""
        if changes:
            self._undo_stack.push(changes, notice=notice)
        self._forget_days()
        self.noticed.emit(notice)

    def reload_replaced_file(self, *, is_same: bool = False) -> None:
        """Continue with a restored or merged file; unsaved changes are written into it.

        The undo stack is cleared, unless the file `is_same`: the diary itself, which was temporarily unreachable.
        """
        self._writer.damage = None
        if not is_same:
            self._undo_stack.clear()
        self._forget_days()
        self.save()

    def close(self, wait: "Callable[[Future[Any]], bool]" = has_ended) -> str:
        """Write the unsaved changes and wait; returns the error message, empty on success.

        After a failure the changes are kept, and `close` may be called again. `wait`: see `WriteQueue.close`.
        """
        self._timer.stop()
        sentence = self.queue.close(wait)
        if sentence:
            self.save_error = sentence
            self._timer.start(RETRY_AFTER_MS)
            self.save_failed.emit(sentence)
        return sentence

    def _make(self, changes: Sequence[Change], *, is_import: bool = False) -> None:
        if changes:
            self.queue.add(changes, is_import=is_import)
            self.days.apply(changes)
            if not self._timer.isActive() or self._timer.interval() != SAVE_AFTER_MS:
                self._timer.start(SAVE_AFTER_MS)
            self.diary_changed.emit(DiaryChange(changes))

    def _forget_days(self) -> None:
        """Empty the cache, and notify all pages to read again."""
        self.queue.heartbeat()
        self.days.forget()
        self.diary_changed.emit(DiaryChange(None))

    def _on_changed_elsewhere(self) -> None:
        self.diary_changed.emit(DiaryChange(None))

    def _on_written(self, outcome: WriteOutcome) -> None:
        if not self.queue.finish(outcome):
            return
        self.save_error = str(outcome.error or "")
        if outcome.error is None:
            self._undo_stack.rebase(outcome.displaced)
            if not self.days.follow_write(outcome.written):
                self.diary_changed.emit(DiaryChange(None))
            self.saved_at = now()
            self.saved.emit(self.saved_at)
            if self.queue.is_pending:
                self._timer.start(SAVE_AFTER_MS)
            return
        self._timer.start(RETRY_AFTER_MS)
        if not isinstance(outcome.error, StorageError):
            raise outcome.error
        self.save_failed.emit(self.save_error)
        if isinstance(outcome.error, OtherDiaryError):
            self.gone.emit(outcome.error)

    def _on_damaged(self, damage: StorageError) -> None:
        self.days.forget()
        self.damage_found.emit(damage)


def _check(writer: DiaryWriter, tell: Callable[[StorageError], None]) -> None:
    """Check the file's integrity, and report damage; runs in the writing thread, which must not hold a Qt object."""
    if (damage := writer.check()) is not None:
        tell(damage)
