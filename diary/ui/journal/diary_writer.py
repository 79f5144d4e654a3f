"""What the writing thread does with the diary's file."""

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
    """Every method but `__init__` is called in the writing thread alone, which is where SQLAlchemy is loaded.

    `hold` is this program's lock on the diary, which is told in which state it was saved last. `damage` is what
    `check` found; nothing is written as long as it stands.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.hold: DiaryLock | None = None
        self.damage: StorageError | None = None

    def check(self) -> StorageError | None:
        """See that the file is sound, and make the backup of an earlier day that was not made then.

        Answers what is wrong.
        """
        from diary.storage.safety.backup import catch_up  # noqa: PLC0415 - the window is painted before
        from diary.storage.safety.checking import require_sound, state  # noqa: PLC0415

        try:
            require_sound(self._path)
            former = self.hold.former if self.hold is not None else None
            if former is not None and former.saved is not None and state(self._path) < former.saved:
                raise DamagedError(missing_saves(self._path))
            catch_up(self._path)
        except StorageError as error:
            self.damage = error
            return error
        return None

    def write(self, changes: Sequence[Change], is_import: bool) -> "WriteStamps | None":
        """Write the changes in one transaction; raises `StorageError`, and then nothing is written.

        Answers the stamps of the file around the write; None where somebody else has written at the same time.
        """
        from diary.storage.saving import save  # noqa: PLC0415 - loads SQLAlchemy

        if self.damage is not None:
            raise self.damage
        written = save(self._path, changes, is_import=is_import)
        self.heartbeat()
        return written

    def heartbeat(self) -> None:
        """Say in the lock that the diary is still open here, and in which state it is on disk."""
        if self.hold is None:
            return
        from diary.storage.safety.checking import state  # noqa: PLC0415 - the window is painted before

        try:
            saved = state(self._path)
        except StorageError:  # locked, or not to be read now: it is still open here
            saved = None
        with suppress(OSError):  # where the folder is gone the next save tells of it
            self.hold.heartbeat(saved)
