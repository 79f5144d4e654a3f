"""The locations of copies of the diary that are configured in the settings."""

from pathlib import Path
from typing import NamedTuple

from diary.storage.sync import sharing


class CopyPlaces(NamedTuple):
    """The locations chosen for second copies, and this computer's file in the shared folder (None for no folder)."""

    places: tuple[Path, ...]
    shared: Path | None


def copy_places(backup_place: str, shared_place: str) -> CopyPlaces:
    """The locations that the two settings name; a setting that is empty or not an absolute path names none."""
    chosen, shared = Path(backup_place), Path(shared_place)
    return CopyPlaces(
        (chosen,) if chosen.is_absolute() else (), sharing.own_file(shared) if shared.is_absolute() else None
    )
