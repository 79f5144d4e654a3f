"""Listing and making backups, beside the diary and in the second place; both run in worker threads."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.storage.safety.backup import Backup


@dataclass(frozen=True, slots=True)
class Copies:
    """All backups, newest first; `place` is the second place (None for none), `is_connected` whether it exists now.

    `bad` are those that have gone bad since they were made, as far as that has been noticed.
    """

    backups: tuple["Backup", ...]
    place: Path | None
    is_connected: bool
    bad: frozenset[Path] = frozenset()

    @property
    def gone_bad(self) -> tuple["Backup", ...]:
        """The bad ones, newest first."""
        return tuple(one for one in self.backups if one.path in self.bad)

    @property
    def newest_good(self) -> "Backup | None":
        """The newest one that is not known to be bad."""
        return next((one for one in self.backups if one.path not in self.bad), None)

    def is_in_place(self, backup: "Backup") -> bool:
        """Whether a backup is in the second place."""
        return self.place is not None and self.place in backup.path.parents


def copies(diary: Path, second_place: str) -> Copies:
    """The backups available now, beside the diary and in `second_place` unless that is empty."""
    from diary.storage.safety import backup, rot  # noqa: PLC0415 - imported in the worker thread

    place = Path(second_place) if second_place else None
    is_connected = place is not None and place.is_dir()
    backups = backup.backups(backup.folder_of(diary), diary)
    if place is not None and is_connected:
        backups += backup.backups(backup.place_in(place), diary)
    newest_first = tuple(sorted(backups, key=lambda copy: copy.made, reverse=True))
    return Copies(newest_first, place, is_connected, rot.bad_backups(diary, backup.folder_of(diary)))


def back_up(diary: Path, second_place: str) -> Copies:
    """Make a backup now, and another in the second place if available; raises `StorageError`."""
    from diary.storage.safety import backup  # noqa: PLC0415 - imported in the worker thread

    backup.make(diary, backup.BY_HAND)
    if second_place and Path(second_place).is_dir():
        backup.make(diary, backup.BY_HAND, backup.place_in(Path(second_place)))
    return copies(diary, second_place)
