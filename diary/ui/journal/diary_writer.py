"""What the writing thread does with the diary file."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from diary.domain.change import Change
from diary.storage.errors import DamagedError, StorageError, missing_saves

if TYPE_CHECKING:
    from diary.storage.safety.lock import DiaryLock
    from diary.storage.write_witness import WriteStamps


class DiaryWriter:
    """Writes changes and checks the file; all methods but `__init__` run in the writing thread only.

    `lock` is this program's lock on the diary; each heartbeat records in it the last saved state. `damage` is the error
    that `check` has found; as long as it is set, `write` raises it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lock: DiaryLock | None = None
        self.damage: StorageError | None = None

    def check(self) -> StorageError | None:
        """Check the integrity of the file, then make a daily backup that is overdue.

        Returns the error found, or None; it does not raise it.
        """
        from diary.storage.safety.backup import catch_up  # noqa: PLC0415 - imported after the first paint
        from diary.storage.safety.checking import require_sound, state  # noqa: PLC0415 - imported after the first paint

        try:
            require_sound(self._path)
            former = self.lock.former if self.lock is not None else None
            if former is not None and former.saved is not None and state(self._path) < former.saved:
                raise DamagedError(missing_saves(self._path))
            catch_up(self._path)
        except StorageError as error:
            self.damage = error
            return error
        return None

    def write(self, changes: Sequence[Change], is_import: bool) -> "WriteStamps | None":
        """Write the changes in one transaction, or nothing where it raises `StorageError`.

        Returns the file's stamps before and after; None where another program has written at the same time.
        """
        from diary.storage.saving import save  # noqa: PLC0415 - imports SQLAlchemy

        if self.damage is not None:
            raise self.damage
        written = save(self._path, changes, is_import=is_import)
        self.heartbeat()
        return written

    def heartbeat(self) -> None:
        """Renew the lock file's time stamp, and record the state of the diary on disk in it."""
        if self.lock is None:
            return
        from diary.storage.safety.checking import state  # noqa: PLC0415 - imported after the first paint

        try:
            saved = state(self._path)
        except StorageError:  # locked or unreadable now: renew the lock all the same
            saved = None
        with suppress(OSError):  # folder is gone: the next save reports it
            self.lock.heartbeat(saved)
