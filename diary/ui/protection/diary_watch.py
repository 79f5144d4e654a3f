"""Background duties of an open diary: lock heartbeat, integrity check, daily backup and reading, sharing, idle lock."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from diary.domain.record import now
from diary.storage.errors import AlteredError, DamagedError, NotADiaryError, StorageError
from diary.storage.file import cipher
from diary.ui.background import Background
from diary.ui.gui_thread import delivering
from diary.ui.journal.file_watch import FileWatch
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.protection.shared_folder import SharedFolder
from diary.ui.protection.telling import log_error

if TYPE_CHECKING:
    from diary.ui.protection.idle_timer import IdleTimer
    from diary.ui.protection.single_instance import SingleInstanceServer

_AFTER_MS = 350
_EXCHANGE_MS = 300_000
_COMPARE_AFTER_MS, _EXAMINE_AFTER_MS, _LOOK_AGAIN_MS = 20_000, 90_000, 3_600_000
"""The delay before the first comparison of checksums and before the first checks, and the interval of retries."""


class DiaryWatch(QObject):
    """Timers and background work for one window, started after its first paint.

    `second_start` is emitted when the program is started again on the same diary, `file_given` if that start has a
    file, `idle_timeout` after the idle time in the settings, `gone` when the diary's file has become unreachable.
    """

    second_start = Signal()
    file_given = Signal(Path)
    idle_timeout = Signal()
    gone = Signal(StorageError)

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._settings = journal, settings
        self._window: QWidget | None = None
        self._single_instance: SingleInstanceServer | None = None
        self._beats = QTimer(self)
        self._beats.timeout.connect(journal.queue.heartbeat)
        self._idle_timer: IdleTimer | None = None
        self._file_watch = FileWatch(journal, self)
        self._file_watch.gone.connect(self.gone)
        self._copying = Background(self)
        self._copying.done.connect(lambda _done: settings.set_place_error("backup_place", ""))
        self._copying.failed.connect(self._on_not_copied)
        self._exchanging = SharedFolder(journal, settings, self)
        self._exchanges = QTimer(self)
        self._exchanges.timeout.connect(self.exchange)
        self._looking = Background(self)
        self._looking.failed.connect(self._on_look_failed)
        self._looks = QTimer(self)
        self._looks.timeout.connect(lambda: self.look_for_rot(whole=True))
        self._is_closed = False
        settings.changed.connect(self._on_setting_changed)

    def begin(self, window: QWidget, *, is_shown: bool) -> None:
        """Start 350 ms from now, after the first paint: listen for a second start and begin the lock's heartbeat.

        With `is_shown` (there is no blocking screen) the file's integrity is checked before anything is written to it.
        """
        self._window = window
        QTimer.singleShot(_AFTER_MS, self, lambda: self._begin(is_shown))

    @property
    def is_silent(self) -> bool:
        """Whether the disk of the diary does not answer."""
        return self._file_watch.is_silent

    def _settle(self) -> None:
        """Start or stop the idle timer according to the settings."""
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
            self._settings.set_place_error(name, "")
            self.exchange()

    def keep_day(self) -> None:
        """Make the daily backup in the writing thread, and its second copy in another."""
        self._keep(copying(self._journal.path, self._settings.value.backup_place))

    def exchange(self) -> None:
        """Merge the changes of other computers from the shared folder, if one is chosen, and publish ours in it."""
        self._exchanging.exchange()

    def look_for_rot(self, *, whole: bool) -> None:
        """Check the diary, its backups and a copy in the second place for bit rot in a thread, unless done today."""
        path, place = self._journal.path, self._settings.value.backup_place
        if self._looks.isActive():
            self._looks.setInterval(_LOOK_AGAIN_MS)
        if self._looking.is_busy:
            return

        def look() -> None:
            from diary.storage.safety import rot, second_rot  # noqa: PLC0415 - imported in the worker thread

            rot.look(path, now().date(), whole=whole)
            if whole:
                second_rot.look(path, place, now().date())

        self._looking.start(look)

    def _on_look_failed(self, error: BaseException) -> None:
        if isinstance(error, DamagedError | NotADiaryError | AlteredError):
            self._journal.queue.refuse(error)
            self._journal.damage_found.emit(error)
        else:
            log_error(error)

    def forget_key(self) -> None:
        """Drop the encryption key from memory, after saving and the daily backup."""
        copy = copying(self._journal.path, self._settings.value.backup_place)

        def forget() -> None:
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the writing thread

            try:
                copy()
            finally:
                passphrase.forget()

        self._keep(forget)

    def _keep(self, copy: Callable[[], None]) -> None:
        path, place = self._journal.path, self._settings.value.backup_place
        local = self._journal.run_after_saving(copy).result

        def work() -> None:
            local()
            second_copy(path, place)

        self._copying.start(work)

    def _on_not_copied(self, error: BaseException) -> None:
        log_error(error)
        self._settings.set_place_error("backup_place", str(error))

    def _begin(self, is_shown: bool) -> None:
        if self._is_closed:
            return
        if is_shown:
            self._settle()
            self._file_watch.begin()
            self._journal.check_integrity()
            tell = delivering(self._journal, _tell_read_only)
            self._journal.queue.submit(partial(_note_opened, self._journal.path, tell))
            self.exchange()
            self._exchanges.start(_EXCHANGE_MS)
            QTimer.singleShot(_COMPARE_AFTER_MS, self, lambda: self.look_for_rot(whole=False))
            self._looks.start(_EXAMINE_AFTER_MS)
        if self._journal.queue.lock is not None and self._single_instance is None:
            from diary.storage.safety.lock import HEARTBEAT_SECONDS  # noqa: PLC0415 - imported after the first paint
            from diary.ui.protection.single_instance import SingleInstanceServer  # noqa: PLC0415 - imported after the first paint

            self._single_instance = SingleInstanceServer(self._journal.path, self)
            self._single_instance.second_start.connect(self.second_start)
            self._single_instance.file_given.connect(self.file_given)
            self._beats.start(HEARTBEAT_SECONDS * 1000)

    def close(self) -> None:
        self._is_closed = True
        self._beats.stop()
        self._file_watch.close()
        self._exchanges.stop()
        self._looks.stop()
        self._copying.close()
        self._exchanging.close()
        self._looking.close()
        if self._single_instance is not None:
            self._single_instance.close()


def _note_opened(path: Path, tell: Callable[[str], None]) -> None:
    """Remember the path of this diary, and report a read-only file; called in the writing thread.

    Backups that a killed process left plain are encrypted.
    """
    from diary.storage import known_diaries  # noqa: PLC0415 - imported in the worker thread
    from diary.storage.errors import ReadOnlyError, sentence  # noqa: PLC0415 - likewise
    from diary.storage.file.cipher import is_encrypted  # noqa: PLC0415 - likewise
    from diary.storage.file.diary_file import is_read_only  # noqa: PLC0415 - likewise

    known_diaries.remember(path)
    if is_read_only(path):
        tell(sentence(ReadOnlyError, path))
    elif is_encrypted(path):
        from diary.storage.safety import backup  # noqa: PLC0415 - only for a passphrase

        backup.encrypt_plain(path)


def _tell_read_only(journal: OpenJournal, words: str) -> None:
    journal.save_failed.emit(words)


def copying(path: Path, chosen: str) -> Callable[[], None]:
    """A function that makes the daily backup beside the diary, to be called before its second copy; it raises
    `StorageError`."""

    def copy() -> None:
        from diary.storage.safety import backup, second_place  # noqa: PLC0415 - imported in the worker thread

        if path.is_file() and not cipher.is_locked(path):
            backup.make_daily(path)
            second_place.note(path, chosen)

    return copy


def second_copy(path: Path, chosen: str) -> None:
    """Copy the newest backup to the second place, if one is chosen; raises `StorageError`."""
    from diary.storage.safety import second_place  # noqa: PLC0415 - imported in the worker thread

    if chosen:
        second_place.keep(path, Path(chosen))
