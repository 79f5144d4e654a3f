"""Background duties of an open diary: lock heartbeat, integrity check, daily backup, sharing, idle lock."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from diary import log
from diary.i18n import _
from diary.settings import Settings
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings

if TYPE_CHECKING:
    from diary.storage.safety.lock import DiaryLock
    from diary.storage.sync.sharing import Exchanged
    from diary.ui.protection.idle_timer import IdleTimer
    from diary.ui.protection.single_instance import SingleInstanceServer

_AFTER_MS = 350
_EXCHANGE_MS = 300_000


class DiaryWatch(QObject):
    """Timers and background work for one window, started after its first paint.

    `second_start` is emitted when the program is started again on the same diary, `idle_timeout` after the idle time in
    the settings.
    """

    second_start = Signal()
    idle_timeout = Signal()

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._settings = journal, settings
        self._window: QWidget | None = None
        self._single_instance: SingleInstanceServer | None = None
        self._beats = QTimer(self)
        self._beats.timeout.connect(journal.queue.heartbeat)
        self._idle_timer: IdleTimer | None = None
        self._copying = Background(self)
        self._copying.failed.connect(_log_error)
        self._exchanging = Background(self)
        self._exchanging.done.connect(self._on_exchanged)
        self._exchanging.failed.connect(_log_error)
        self._exchanges = QTimer(self)
        self._exchanges.timeout.connect(self.exchange)
        self._taken: frozenset[str] = frozenset()
        self._is_closed = False
        settings.changed.connect(self._on_setting_changed)

    def begin(self, window: QWidget, *, is_shown: bool) -> None:
        """Start 350 ms from now, after the first paint: listen for a second start and begin the lock's heartbeat.

        With `is_shown` (there is no blocking screen) the file's integrity is checked before anything is written to it.
        """
        self._window = window
        QTimer.singleShot(_AFTER_MS, self, lambda: self._begin(is_shown))

    def _settle(self) -> None:
        """Start or stop the idle timer, as the settings say."""
        minutes = self._settings.value.lock_minutes
        if self._idle_timer is None and minutes:
            from diary.ui.protection.idle_timer import IdleTimer  # noqa: PLC0415 - imported after the first paint

            self._idle_timer = IdleTimer(self)
            self._idle_timer.idle_timeout.connect(self.idle_timeout)
        if self._idle_timer is not None and self._window is not None:
            self._idle_timer.watch(self._window.windowHandle(), minutes)

    def _on_setting_changed(self, name: str) -> None:
        if name == "lock_minutes":
            self._settle()
        elif name == "shared_place":
            self.exchange()

    def keep_day(self) -> None:
        """Make the daily backup, in the writing thread."""
        self._copying.start(self._journal.run_after_saving(self._copy_of_day()).result)

    def exchange(self) -> None:
        """Merge the changes of other computers from the shared folder, if one is chosen, and write ours into it."""
        path, taken = self._journal.path, self._taken
        place = self._settings.value.shared_place
        if not place or self._exchanging.is_busy or cipher.is_locked(path):
            return

        def work() -> "Exchanged":
            from diary.storage.sync.sharing import exchange  # noqa: PLC0415 - imported in the writing thread

            return exchange(path, Path(place), taken)

        self._exchanging.start(self._journal.run_after_saving(work).result)

    def _on_exchanged(self, exchanged: "Exchanged") -> None:
        self._taken = exchanged.taken
        changes = [change for merged in exchanged.merged for change in merged.changes]
        if changes:
            self._journal.adopt_external_changes(changes, _("Entries of another computer were taken in"))

    def forget_key(self) -> None:
        """Drop the encryption key from memory, after saving and the daily backup."""
        copy = self._copy_of_day()

        def forget() -> None:
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the writing thread

            try:
                copy()
            finally:
                passphrase.forget()

        self._copying.start(self._journal.run_after_saving(forget).result)

    def _copy_of_day(self) -> Callable[[], None]:
        return copying(self._journal.path, self._settings.value.backup_place)

    def _begin(self, is_shown: bool) -> None:
        if self._is_closed:
            return
        if is_shown:
            self._settle()
            self._journal.check_integrity()
            self._journal.queue.submit(partial(_note_opened, self._journal))
            self.exchange()
            self._exchanges.start(_EXCHANGE_MS)
        if self._journal.queue.lock is not None and self._single_instance is None:
            from diary.storage.safety.lock import HEARTBEAT_SECONDS  # noqa: PLC0415 - imported after the first paint
            from diary.ui.protection.single_instance import SingleInstanceServer  # noqa: PLC0415 - imported after the first paint

            self._single_instance = SingleInstanceServer(self._journal.path, self)
            self._single_instance.second_start.connect(self.second_start)
            self._beats.start(HEARTBEAT_SECONDS * 1000)

    def close(self) -> None:
        self._is_closed = True
        self._beats.stop()
        self._exchanges.stop()
        self._copying.close()
        self._exchanging.close()
        if self._single_instance is not None:
            self._single_instance.close()


def _note_opened(journal: OpenJournal) -> None:
    """Remember where this diary was opened, and say if it may only be read; called in the writing thread."""
    from diary.storage import known_diaries  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.errors import ReadOnlyError, sentence  # noqa: PLC0415 - likewise
    from diary.storage.file.diary_file import is_read_only  # noqa: PLC0415 - likewise

    known_diaries.remember(journal.path)
    if is_read_only(journal.path):
        journal.save_failed.emit(sentence(ReadOnlyError, journal.path))


def copying(path: Path, second_place: str) -> Callable[[], None]:
    """A function that makes the daily backup, also in `second_place` unless that is empty.

    The function raises `StorageError`.
    """

    def copy() -> None:
        from diary.storage.safety import backup  # noqa: PLC0415 - imported in the worker thread

        if path.is_file() and not cipher.is_locked(path):
            backup.make_daily(path)
            if second_place and Path(second_place).is_dir():
                place = backup.place_in(Path(second_place))
                backup.make_daily(path, place)

    return copy


def end(path: Path, lock: "DiaryLock | None", settings: Settings) -> None:
    """When the window is closed: the backup of the day, the changes for the shared folder, the checksum,
    and the release of the lock."""
    from diary.storage.safety import checksum  # noqa: PLC0415 - imported after the window is closed
    from diary.storage.sync import sharing  # noqa: PLC0415 - imported after the window is closed

    try:
        copying(path, settings.backup_place)()
        place = settings.shared_place
        if place and path.is_file() and not cipher.is_locked(path):
            sharing.exchange(path, Path(place))
    except StorageError as error:
        _log_error(error)
    if lock is not None:
        checksum.write(path)
        lock.release()


def _log_error(error: BaseException) -> None:
    log.error(log.where(error, error.__traceback__))
    if not isinstance(error, StorageError):
        raise error
