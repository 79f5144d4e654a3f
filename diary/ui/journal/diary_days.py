"""The days that pages show: cached in memory, or read in a daemon thread."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.i18n import _
from diary.storage.day_reader import StampedDay, read_stamped_day
from diary.storage.errors import OtherDiaryError, StorageError
from diary.storage.file_stamp import FileStamp
from diary.ui.journal.day_reading import DayAnswer, DayReading
from diary.ui.journal.days_in_sight import DaysInSight

if TYPE_CHECKING:
    from diary.domain.definition import Definition
    from diary.storage.write_witness import WriteStamps
    from diary.ui.journal.write_queue import WriteQueue

WAIT_S = 0.08
"""How long in seconds the GUI thread waits for a day; reading usually takes a tenth of that, so the day is painted at
once."""
_LOOK_MS = 50


class BeingReadError(StorageError):
    """The day is still being read after `WAIT_S`."""

    def __init__(self) -> None:
        super().__init__(_("The diary is being read."))


class DiaryDays(QObject):
    """The days in memory; a missing one is read in a thread, for which the caller waits a short time.

    `read_late`: a day for which `excerpt` raised `BeingReadError` has now been read, or reading has failed.
    `changed_elsewhere`: another program has written the file, so everything has to be read again. `replaced` carries
    the error if another diary is at the path of the open one.
    """

    read_late = Signal()
    replaced = Signal(StorageError)
    changed_elsewhere = Signal()

    def __init__(self, path: Path, queue: "WriteQueue", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._in_sight = DaysInSight()
        self._reading = DayReading(partial(_read, path))
        self._since: dict[date, list[Change]] = {}
        """By requested day: the changes that were unsaved at the request, and those made since."""
        self._errors: dict[date, StorageError] = {}
        self._told: set[date] = set()
        self._stamp: FileStamp | None = None
        self._late: QTimer | None = None

    @property
    def definitions(self) -> "tuple[Definition, ...]":
        """The definitions that were last read, which name entries if the file has become unreadable."""
        return self._in_sight.definitions

    def get(self, day: date) -> StampedDay | None:
        """The day in memory; None if it has to be read."""
        return self._in_sight.get(day)

    def excerpt(self, day: date) -> Excerpt:
        """The excerpt of `day` and the day before, with all changes; raises `StorageError`, including `BeingReadError`.

        An error is raised again, without another attempt, until `ask_again`.
        """
        kept = self._in_sight.get(day)
        if kept is None and day not in self._told:
            self._ask(day)
            kept = self._in_sight.get(day)
        if kept is not None:
            return kept.excerpt
        raise self._errors.get(day) or BeingReadError()

    def last_known(self, day: date) -> Excerpt:
        """As `excerpt`, but if the day cannot be read again, its stale state from before another program's write."""
        try:
            return self.excerpt(day)
        except StorageError:
            known = self._in_sight.last_known(day)
            if known is None:
                raise
            return known

    def ask_again(self) -> None:
        """Retry reading the days that could not be read."""
        self._told.clear()

    def apply(self, changes: Sequence[Change]) -> None:
        """Apply changes to the days in memory and to those being read."""
        self._in_sight.apply(changes)
        for since in self._since.values():
            since.extend(changes)

    def follow_write(self, written: "WriteStamps | None") -> bool:
        """See `DaysInSight.follow_write`; if it returns False, reads in progress are dropped too."""
        self._stamp = written.after if written is not None else None
        is_complete = self._in_sight.follow_write(written)
        if written is None or not is_complete:
            self._drop_reading()
        return is_complete

    def follow_file(self, stamp: FileStamp) -> None:
        """Process the file's present stamp, which was taken while this program was not using the file.

        If another program has written the file, the days in memory are read again, and `changed_elsewhere` is emitted.
        """
        known, self._stamp = self._stamp, stamp
        if known not in (None, stamp) or not self._in_sight.are_of(stamp):
            self.grow_stale()
            self.changed_elsewhere.emit()

    def grow_stale(self) -> None:
        """Mark all days as stale, as another program has written the file."""
        self._in_sight.grow_stale()
        self._drop_reading()

    def forget(self) -> None:
        """Drop all days, as the file has been replaced."""
        self._stamp = None
        self._in_sight.forget()
        self._drop_reading()

    def _drop_reading(self) -> None:
        self._reading.drop()
        self._since.clear()
        self._errors.clear()
        self._told.clear()

    def _ask(self, day: date) -> None:
        """Request the day, and wait briefly for it; a day that is already being read is not waited for."""
        self._collect()
        if self._in_sight.get(day) is not None or day in self._told:
            return
        if day not in self._since:
            self._since[day] = list(self._queue.unwritten)
            self._reading.want(day)
            self._take(self._reading.answers(day, WAIT_S))
        if self._since:
            self._look_later()

    def _collect(self) -> bool:
        """Add days that have been read meanwhile to the cache; returns whether there were any."""
        wanted = {day for day in self._since if self._reading.wants(day)}
        answers = self._reading.answers()
        wanted.update(answer.day for answer in answers)
        self._since = {day: since for day, since in self._since.items() if day in wanted}
        self._take(answers)
        return bool(answers)

    def _take(self, answers: Sequence[DayAnswer]) -> None:
        for answer in answers:
            since = self._since.pop(answer.day, None)
            if answer.read is not None and since is not None:
                self._in_sight.keep(answer.day, answer.read._replace(excerpt=changed(answer.read.excerpt, since)))
                self._errors.pop(answer.day, None)
            elif isinstance(answer.error, StorageError):
                self._errors[answer.day] = answer.error
                self._told.add(answer.day)
                if isinstance(answer.error, OtherDiaryError):
                    self.replaced.emit(answer.error)
            elif answer.error is not None:
                raise answer.error

    def _look_later(self) -> None:
        if self._late is None:
            self._late = QTimer(self)
            self._late.setInterval(_LOOK_MS)
            self._late.timeout.connect(self._look)
        self._late.start()

    def _look(self) -> None:
        has_read = self._collect()
        if not self._since and self._late is not None:
            self._late.stop()
        if has_read:
            self.read_late.emit()


def _read(path: Path, day: date) -> StampedDay:
    """Read the day in the reading thread, which must not hold a Qt object: dropping the last reference would destroy it
    there."""
    return read_stamped_day(path, day)
