"""The diary while its window is open: what is pending, what is saved, and what can be undone.

Changes show at once and are written half a second later by a thread of their own, which is also where SQLAlchemy is
imported: the window never waits for either. What could not be written is kept and tried again.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from diary import gc_control
from diary.domain.change import Change, reversal
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, Record, now
from diary.domain.search import has_words
from diary.storage.day_reader import read_day
from diary.storage.errors import DamagedError, StorageError, missing_saves
from diary.ui.background import thread

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from diary.domain.version import Version
    from diary.storage.safety.lock import DiaryLock

T = TypeVar("T")

SAVE_AFTER_MS = 500
RETRY_AFTER_MS = 10_000


class OpenJournal(QObject):
    """One diary file.

    `diary_changed` comes at once, followed by `noticed` where a change is to be told with an offer to undo it; `saved`
    (with a datetime) or `save_failed` (with a sentence) after writing. `look` sees that the file is sound before
    anything is written, and makes the backup of an earlier day that was not made then; where it is not sound,
    `damage_found` brings the error, and all is kept in memory. A `hold` on the diary is told in which state it was
    saved last. `copied` (with where) or `copy_failed` (with a sentence) follow `save_elsewhere`.
    """

    diary_changed = Signal()
    noticed = Signal(str)
    saved = Signal(object)
    save_failed = Signal(str)
    damage_found = Signal(object)
    copied = Signal(object)
    copy_failed = Signal(str)
    _written = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.hold: DiaryLock | None = None
        self._damage: StorageError | None = None
        self._pending: list[Change] = []
        self._writing: list[Change] = []
        self._undo: list[list[Change]] = []
        self._redo: list[list[Change]] = []
        self._step = ""
        self._holds_import = False
        self._turns: list[Callable[[], None]] = []
        self._last: Future[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._written.connect(self._on_written)

    @cached_property
    def _thread(self) -> "ThreadPoolExecutor":
        return thread("diary-writer")

    @property
    def path(self) -> Path:
        return self._path

    @property
    def unwritten(self) -> tuple[Change, ...]:
        """What is not on disk yet, in its order."""
        return (*self._writing, *self._pending)

    def look(self) -> None:
        """Begin to look whether the file is sound, before anything is written."""
        self._thread.submit(self._look)

    def day(self, day: date) -> Excerpt:
        """The excerpt of `day` and the day before, with what is not yet on disk; raises `StorageError`."""
        return changed(read_day(self._path, day), [*self._writing, *self._pending])

    def reader(self, period: Period) -> Callable[[], Excerpt]:
        """A function that reads the excerpt of `period`, with what is not yet on disk, in any thread.

        It raises `StorageError`.
        """
        path, unwritten = self._path, (*self._writing, *self._pending)

        def read() -> Excerpt:
            from diary.storage import records  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.journal import Journal  # noqa: PLC0415

            with Journal(path) as journal:
                return changed(journal.read(records.excerpt, period), unwritten)

        return read

    def entry_days_reader(self, period: Period) -> Callable[[], frozenset[date]]:
        """A function that answers, in any thread, the days of `period` with an entry; it raises `StorageError`."""
        path, days = self._path, frozenset(day for day in self._unwritten_days() if day in period)

        def read() -> frozenset[date]:
            from diary.storage import records  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.journal import Journal  # noqa: PLC0415

            with Journal(path) as journal:
                return journal.read(records.days_with_entries, period) | days

        return read

    def whole_reader(self) -> Callable[[], Period | None]:
        """A function that answers, in any thread, from when to when the diary has entries; `None` where it has none.

        It raises `StorageError`.
        """
        path, days = self._path, self._unwritten_days()

        def read() -> Period | None:
            from diary.storage import records  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.journal import Journal  # noqa: PLC0415

            with Journal(path) as journal:
                written = journal.read(records.whole_period)
            ends = [*days, *((written.first, written.last) if written else ())]
            return Period(min(ends), max(ends)) if ends else None

        return read

    def search_reader(self, text: str) -> Callable[[], frozenset[date]]:
        """A function that answers, in any thread, the days with notes that have words beginning like those of `text`.

        It raises `StorageError`.
        """
        path, unwritten = self._path, (*self._writing, *self._pending)
        both = [one for change in unwritten for one in (change.before, change.after)]
        touched = frozenset(one.day for one in both if isinstance(one, Note))

        def read() -> frozenset[date]:
            from diary.storage import records  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.journal import Journal  # noqa: PLC0415

            with Journal(path) as journal:
                found = journal.read(records.days_with_words, text) - touched
                if touched:
                    around = journal.read(records.excerpt, Period(min(touched), max(touched)))
                    notes = [note for note in changed(around, unwritten).notes if note.day in touched]
                    found |= {note.day for note in notes if has_words(note.text, text)}
            return found

        return read

    def versions_reader(self, day: date) -> "Callable[[], tuple[Version, ...]]":
        """A function that answers, in any thread, what the entries of `day` were before, the latest change first.

        It raises `StorageError`.
        """
        from diary.domain.version import Version  # noqa: PLC0415 - the window is painted before

        path, moment = self._path, now()
        unwritten = [
            Version(moment, change.before, removed=change.after is None)
            for change in reversed((*self._writing, *self._pending))
            if isinstance(change.before, Entry) and change.before.day == day
        ]

        def read() -> "tuple[Version, ...]":
            from diary.storage.journal import Journal  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.versions import earlier_versions  # noqa: PLC0415

            with Journal(path) as journal:
                written = journal.read(earlier_versions, day)
            known = {(one.record, one.removed) for one in written}
            return (*(one for one in unwritten if (one.record, one.removed) not in known), *written)

        return read

    def kind_versions_reader(self, kind: type[Record]) -> "Callable[[], tuple[Version, ...]]":
        """A function that answers, in any thread, what the records of a kind were before, the latest change first.

        What is not yet on disk is left out; it raises `StorageError`.
        """
        path = self._path

        def read() -> "tuple[Version, ...]":
            from diary.storage.journal import Journal  # noqa: PLC0415 - imported in the reading thread
            from diary.storage.versions import earlier_versions_of  # noqa: PLC0415

            with Journal(path) as journal:
                return journal.read(earlier_versions_of, kind)

        return read

    def unwritten_days(self) -> frozenset[date] | None:
        """The days that what is not yet on disk is about; None where it is also about what is tracked."""
        unwritten = (*self._writing, *self._pending)
        both = [one for change in unwritten for one in (change.before, change.after)]
        if any(isinstance(one, Definition) for one in both):
            return None
        return frozenset(one.day for one in both if isinstance(one, Entry))

    def blank(self, day: date) -> Excerpt:
        """The same where the file cannot be read: only what was entered since."""
        return changed(Excerpt(period=Period(day - timedelta(days=1), day)), [*self._writing, *self._pending])

    def apply(self, changes: Sequence[Change], notice: str = "", step: str = "", *, is_import: bool = False) -> None:
        """Take the changes up, undoable as one step.

        Changes that come one after the other under the same `step` are undone together, as words being typed are.
        Before those of an import are written, the diary is backed up.
        """
        if not changes:
            return
        self._holds_import = self._holds_import or is_import
        if step and step == self._step:
            self._undo[-1].extend(changes)
        else:
            self._undo.append(list(changes))
        self._step = step
        self._redo.clear()
        self._take(changes)
        if notice:
            self.noticed.emit(notice)

    def undo(self) -> None:
        self._step = ""
        if self._undo:
            step = self._undo.pop()
            self._redo.append(step)
            with gc_control.paused():
                undone = reversal(step)
                gc_control.freeze_survivors()
            self._take(undone)

    def redo(self) -> None:
        if self._redo:
            step = self._redo.pop()
            self._undo.append(step)
            self._take(step)

    def save(self) -> None:
        """Begin to write what is pending, unless a writing is under way."""
        if self._pending and not self._writing:
            self._writing, self._pending = self._pending, []
            self._last = self._thread.submit(self._write, tuple(self._writing), self._holds_import)
            self._last.add_done_callback(self._written.emit)

    def save_elsewhere(self, folder: Path) -> None:
        """Begin to write the diary, with all that is not on disk yet, into another folder as well."""
        path, unwritten = self._path, self.unwritten

        def copy() -> None:
            from diary.storage.saving import save_elsewhere  # noqa: PLC0415 - imported in the writing thread

            try:
                self.copied.emit(save_elsewhere(path, folder, unwritten))
            except StorageError as error:
                self.copy_failed.emit(str(error))

        self._thread.submit(copy)

    def in_turn(self, work: "Callable[[], T]") -> "Future[T]":
        """Have `work` done in the writing thread, after an attempt to write all that was entered until now."""
        from concurrent.futures import Future  # noqa: PLC0415 - the window is painted before

        turn: Future[T] = Future()

        def take_turn() -> None:
            try:
                turn.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever waits for the result is told
                turn.set_exception(error)

        self._turns.append(take_turn)
        self.save()
        self._give_turns()
        return turn

    def _give_turns(self) -> None:
        """Submit the works that wait, unless something is still to be written before them."""
        if not (self._pending and self._writing):
            turns, self._turns = self._turns, []
            for take_turn in turns:
                self._thread.submit(take_turn)

    def heartbeat(self) -> None:
        """Say in the lock that the diary is still open here, and in which state it is on disk."""
        if self.hold is not None:
            self._thread.submit(self._heartbeat, self.hold)

    def take_written(self, changes: Sequence[Change], notice: str) -> None:
        """Go on with what something else has just written into the diary, undoable as one step."""
        if changes:
            self._undo.append(list(changes))
            self._redo.clear()
            self._step = ""
        self.heartbeat()
        self.diary_changed.emit()
        self.noticed.emit(notice)

    def take_replaced(self) -> None:
        """Go on with another content of the file, which was restored or merged: what is in memory is written into it.

        What was done before cannot be undone any more.
        """
        self._damage = None
        self._undo.clear()
        self._redo.clear()
        self._step = ""
        self.heartbeat()
        self.diary_changed.emit()
        self.save()

    def close(self) -> str:
        """Write what is left and wait for it; answers the sentence of what failed.

        After a failure nothing is lost, and `close` may be tried again.

        An empty text means that all is on disk.
        """
        self._timer.stop()
        if self._last is not None and self._last.exception() is None:
            self._writing = []
        left = [*self._writing, *self._pending]
        try:
            if left:
                self._thread.submit(self._write, tuple(left), self._holds_import).result()
                self._writing, self._pending = [], []
        except StorageError as error:
            return str(error)
        finally:
            for take_turn in self._turns:
                self._thread.submit(take_turn)
            self._turns = []
        return ""

    def _look(self) -> None:
        from diary.storage.safety.backup import catch_up  # noqa: PLC0415 - the window is painted before
        from diary.storage.safety.checking import require_sound, state  # noqa: PLC0415

        try:
            require_sound(self._path)
            former = self.hold.former if self.hold is not None else None
            if former is not None and former.saved is not None and state(self._path) < former.saved:
                raise DamagedError(missing_saves(self._path))
            catch_up(self._path)
        except StorageError as error:
            self._damage = error
            self.damage_found.emit(error)

    def _write(self, changes: Sequence[Change], is_import: bool) -> None:
        from diary.storage.saving import save  # noqa: PLC0415 - imported in the writing thread

        if self._damage is not None:
            raise self._damage
        save(self._path, changes, is_import=is_import)
        if self.hold is not None:
            self._heartbeat(self.hold)

    def _heartbeat(self, hold: "DiaryLock") -> None:
        from diary.storage.safety.checking import state  # noqa: PLC0415 - imported in the writing thread

        try:
            saved = state(self._path)
        except StorageError:  # locked, or not to be read now: it is still open here
            saved = None
        with suppress(OSError):  # where the folder is gone the next save tells of it
            hold.heartbeat(saved)

    def _unwritten_days(self) -> list[date]:
        unwritten = (*self._writing, *self._pending)
        return [change.after.day for change in unwritten if isinstance(change.after, Entry)]

    def _take(self, changes: Sequence[Change]) -> None:
        self._pending.extend(changes)
        self._timer.start(SAVE_AFTER_MS)
        self.diary_changed.emit()

    def _on_written(self, done: "Future[None]") -> None:
        if not self._writing:
            return
        error = done.exception()
        if error is None:
            self._writing = []
            self._holds_import = self._holds_import and bool(self._pending)
            self.saved.emit(now())
            if self._turns:
                self.save()
                self._give_turns()
            elif self._pending:
                self._timer.start(SAVE_AFTER_MS)
            return
        self._pending = [*self._writing, *self._pending]
        self._writing = []
        self._give_turns()
        self._timer.start(RETRY_AFTER_MS)
        if not isinstance(error, StorageError):
            raise error
        self.save_failed.emit(str(error))
