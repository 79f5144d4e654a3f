"""The copies of the diary, beside it and in the second place, found and made behind the window."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.storage.safety.backup import Backup


@dataclass(frozen=True, slots=True)
class Copies:
    """All copies, the newest first; `place` is the second place, where one is chosen, and `is_connected` that it is
    there."""

    backups: tuple["Backup", ...]
    place: Path | None
    is_connected: bool

    def is_in_place(self, backup: "Backup") -> bool:
        """Whether a copy lies in the second place."""
        return self.place is not None and self.place in backup.path.parents


def copies(diary: Path, second_place: str) -> Copies:
    """The copies that can be reached now, beside the diary and in the second place, empty for none."""
    from diary.storage.safety import backup  # noqa: PLC0415 - imported in the thread that looks

    place = Path(second_place) if second_place else None
    is_connected = place is not None and place.is_dir()
    backups = backup.backups(backup.folder_of(diary), diary)
    if place is not None and is_connected:
        backups += backup.backups(backup.place_in(place), diary)
    return Copies(tuple(sorted(backups, key=lambda copy: copy.made, reverse=True)), place, is_connected)


def back_up(diary: Path, second_place: str) -> Copies:
    """Make a copy now, and one in the second place where that is there; raises `StorageError`."""
    from diary.storage.safety import backup  # noqa: PLC0415 - imported in the thread that copies

    backup.make(diary, backup.BY_HAND)
    if second_place and Path(second_place).is_dir():
        backup.make(diary, backup.BY_HAND, backup.place_in(Path(second_place)))
    return copies(diary, second_place)
