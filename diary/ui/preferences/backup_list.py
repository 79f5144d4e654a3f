"""Lists and makes backups, beside the diary and in the second place; both run in worker threads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diary.storage.errors import BackupError

if TYPE_CHECKING:
    from diary.storage.safety.backup import Backup


@dataclass(frozen=True, slots=True)
class Copies:
    """All backups, newest first; `place` is the second place (None for none), `is_connected` whether it exists now.

    `trouble` is the sentence for a second place that does not answer, otherwise empty. `bad` are the backups that are
    known to be corrupted.
    """

    backups: tuple["Backup", ...]
    place: Path | None
    is_connected: bool
    trouble: str = ""
    bad: frozenset[Path] = frozenset()

    @property
    def gone_bad(self) -> tuple["Backup", ...]:
        """The corrupted ones, newest first."""
        return tuple(one for one in self.backups if one.path in self.bad)

    @property
    def newest_good(self) -> "Backup | None":
        """The newest one that is not known to be corrupted."""
        return next((one for one in self.backups if one.path not in self.bad), None)

    def is_in_place(self, backup: "Backup") -> bool:
        """Whether a backup is in the second place."""
        return self.place is not None and self.place in backup.path.parents


def copies(diary: Path, chosen: str, said: str = "") -> Copies:
    """The backups available now, beside the diary and in `chosen` unless that is empty.

    `said` is the error message of the last use of the second place.
    """
    from diary.storage.safety import backup, rot, second_place, second_rot  # noqa: PLC0415 - imported in the worker thread

    place = Path(chosen) if chosen else None
    backups, is_connected, trouble = backup.backups(backup.folder_of(diary), diary), False, ""
    if place is not None:
        try:
            is_connected = second_place.is_connected(place)
            if is_connected:
                trouble = said
                backups += second_place.listed(diary, place)
        except BackupError as error:
            trouble = str(error)
    backups.sort(key=lambda copy: copy.made, reverse=True)
    bad = rot.bad_backups(diary, backup.folder_of(diary))
    bad |= second_rot.bad_copies(diary, place) if place is not None else frozenset()
    return Copies(tuple(backups), place, is_connected, trouble, bad)


def back_up(diary: Path, chosen: str, local: "Callable[[], Backup]") -> Copies:
    """Wait for the backup beside the diary, and copy it to the second place if available; raises `StorageError`."""
    from diary.storage.safety import second_place  # noqa: PLC0415 - imported in the worker thread

    local_backup = local()
    place = Path(chosen)
    if chosen and second_place.is_connected(place):
        second_place.put(diary, place, local_backup)
    return copies(diary, chosen)
