"""Watches the diary's file for writes of other programs and for its disappearance."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from diary.storage.errors import GoneError, StorageError, silent_file, storage_error
from diary.storage.file_stamp import FileStamp, file_stamp
from diary.ui.journal.open_journal import OpenJournal

EVERY_MS = 1_000
MOST_MISSES = 3
"""The number of consecutive failed checks after which the file counts as gone; before that the save line reports
errors."""


class _Look:
    """One `stat` of the file in a daemon thread, which may block without consequences."""

    def __init__(self, path: Path, turn: int) -> None:
        self.turn = turn
        self.stamp: FileStamp | None = None
        self.error: StorageError | None = None
        self._path = path
        self._thread = threading.Thread(target=self._run, name="diary-look", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()

    def _run(self) -> None:
        self.stamp = file_stamp(self._path)
        if self.stamp is None:
            self.error = storage_error(GoneError, self._path)


class FileWatch(QObject):
    """Checks the file of an open diary every `EVERY_MS` milliseconds, and reports a new stamp to the journal.

    `gone` is emitted once if the file was missing, or the disk did not answer, in `MOST_MISSES` consecutive checks.
    """

    gone = Signal(StorageError)

    def __init__(self, journal: OpenJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._last: _Look | None = None
        self._misses = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_silent(self) -> bool:
        """Whether the last check has not been answered by the disk yet."""
        return self._last is not None and not self._last.is_done

    def begin(self) -> None:
        """Start checking, or reset the count of failures."""
        self._misses = 0
        self._timer.start()

    def close(self) -> None:
        """Stop checking; a check in progress is abandoned."""
        self._timer.stop()

    def _look(self) -> None:
        """Evaluate the last check, and start the next one unless the last one is still blocked."""
        last = self._last
        if self.is_silent:
            self._miss(GoneError(silent_file(self._journal.path)))
            return
        self._last = _Look(self._journal.path, self._journal.queue.turn)
        if last is not None:
            self._judge(last)

    def _judge(self, look: _Look) -> None:
        if look.error is not None:
            self._miss(look.error)
            return
        self._misses = 0
        queue = self._journal.queue
        if look.stamp is not None and look.turn == queue.turn and not queue.is_busy:
            self._journal.days.follow_file(look.stamp)

    def _miss(self, error: StorageError) -> None:
        self._misses += 1
        if self._misses == MOST_MISSES:
            self.gone.emit(error)
