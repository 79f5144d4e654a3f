"""The diary while its window is open: what the pages show, change, undo and save.

Changes show at once, out of memory, and are written half a second later by a thread of their own, which is also where
SQLAlchemy is loaded: the window never waits for either. What could not be written is kept and tried again.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.record import now
from diary.storage.day_reader import read_stamped_day
from diary.storage.errors import StorageError
from diary.storage.file_stamp import file_stamp
from diary.ui.journal.days_in_sight import DaysInSight
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.diary_writer import DiaryWriter
from diary.ui.journal.undo_stack import UndoStack
from diary.ui.journal.write_queue import WriteOutcome, WriteQueue

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

SAVE_AFTER_MS = 500
RETRY_AFTER_MS = 10_000


class OpenJournal(QObject):
    """One diary file.

    `diary_changed` comes at once with what changed, followed by `noticed` where a change is to be told with an offer to
    undo it; `saved` (with the moment) or `save_failed` (with a sentence) after writing. `read_failed` brings the
    sentence of why a day could not be read for a change, which is then not made. `damage_found` brings what
    `check_integrity` found; from then on nothing is read or written before `reload_replaced_file`.

    `queue` holds what is not on disk yet, and this program's lock on the diary; `days` the excerpts kept in memory.
    """

    diary_changed = Signal(DiaryChange)
    noticed = Signal(str)
    saved = Signal(datetime)
    save_failed = Signal(str)
    read_failed = Signal(str)
    damage_found = Signal(StorageError)
    _written = Signal(WriteOutcome)
    _damaged = Signal(StorageError)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.days = DaysInSight()
        self._writer = DiaryWriter(path)
        self.queue = WriteQueue(self._writer, self._written.emit)
        self._undo_stack = UndoStack()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._written.connect(self._on_written)
        self._damaged.connect(self._on_damaged)

    @property
    def reader(self) -> DiaryReader:
        """Reads the diary as it is now, with what is not yet on disk, in any thread."""
        return DiaryReader(self.path, self.queue.unwritten)

    def day(self, day: date) -> Excerpt:
        """The excerpt of `day` and the day before, with what is not yet on disk; raises `StorageError`.

        It is in memory where `day` is one of the days in sight and nobody else has written the file; a file that is
        gone is no reason to forget what was in it.
        """
        if self._writer.damage is not None:
            raise self._writer.damage
        kept = self.days.get(day)
        if kept is None or not (self.queue.is_writing or file_stamp(self.path) in (kept.stamp, None)):
            read = read_stamped_day(self.path, day)
            kept = read._replace(excerpt=changed(read.excerpt, self.queue.unwritten))
            self.days.keep(day, kept)
        return kept.excerpt

    def change_day(
        self, day: date, edit: Callable[[Excerpt], Sequence[Change]], notice: str = "", step: str = ""
    ) -> None:
        """Apply the changes that `edit` makes of the excerpt of `day` and the day before, as it is now.

        Where it cannot be read nothing is changed, and `read_failed` tells why. `notice` and `step` as in `apply`.
        """
        try:
            changes = edit(self.day(day))
        except StorageError as error:
            self.read_failed.emit(str(error))
            return
        self.apply(changes, notice, step)

    def apply(self, changes: Sequence[Change], notice: str = "", step: str = "", *, is_import: bool = False) -> None:
        """Make the changes, undoable as one step.

        Changes that come one after the other under the same `step` are undone together, as words being typed are.
        Before those of an import are written, the diary is backed up.
        """
        if not changes:
            return
        self._undo_stack.push(changes, step)
        self._make(changes, is_import=is_import)
        if notice:
            self.noticed.emit(notice)

    def undo(self) -> None:
        """Take the latest step back."""
        self._make(self._undo_stack.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._make(self._undo_stack.redo())

    def save(self) -> None:
        """Begin to write what is pending, unless a write is under way."""
        self.queue.begin()

    def run_after_saving(self, work: "Callable[[], T]") -> "Future[T]":
        """Have `work` done in the writing thread, after an attempt to write all that was entered until now."""
        return self.queue.run_after_saving(work)

    def check_integrity(self) -> None:
        """Begin to check whether the file is sound, before anything is written."""

        def check() -> None:
            if (damage := self._writer.check()) is not None:
                self._damaged.emit(damage)

        self.queue.submit(check)

    def adopt_external_changes(self, changes: Sequence[Change], notice: str) -> None:
        """Go on with what something else has just written into the file, undoable as one step."""
        if changes:
            self._undo_stack.push(changes)
        self._forget_days()
        self.noticed.emit(notice)

    def reload_replaced_file(self) -> None:
        """Go on with another content of the file, which was restored or merged: what is in memory is written into it.

        What was done before cannot be undone any more.
        """
        self._writer.damage = None
        self._undo_stack.clear()
        self._forget_days()
        self.save()

    def close(self) -> str:
        """Write what is left and wait for it; answers the sentence of what failed, empty where all is on disk.

        After a failure nothing is lost, and `close` may be tried again.
        """
        self._timer.stop()
        return self.queue.close()

    def _make(self, changes: Sequence[Change], *, is_import: bool = False) -> None:
        if changes:
            self.queue.add(changes, is_import=is_import)
            self.days.apply(changes)
            self._timer.start(SAVE_AFTER_MS)
            self.diary_changed.emit(DiaryChange(changes))

    def _forget_days(self) -> None:
        """Have everything read again that is in sight."""
        self.queue.heartbeat()
        self.days.forget()
        self.diary_changed.emit(DiaryChange(None))

    def _on_written(self, outcome: WriteOutcome) -> None:
        if not self.queue.finish(outcome):
            return
        if outcome.error is None:
            if not self.days.follow_write(outcome.written):
                self.diary_changed.emit(DiaryChange(None))
            self.saved.emit(now())
            if self.queue.is_pending:
                self._timer.start(SAVE_AFTER_MS)
            return
        self._timer.start(RETRY_AFTER_MS)
        if not isinstance(outcome.error, StorageError):
            raise outcome.error
        self.save_failed.emit(str(outcome.error))

    def _on_damaged(self, damage: StorageError) -> None:
        self.days.forget()
        self.damage_found.emit(damage)
