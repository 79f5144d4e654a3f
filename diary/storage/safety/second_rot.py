"""Detects bit rot in the second place: once a day one of its copies, in rotation, is read completely.

Its SHA-256 is compared with the digits in its name, as is that of each copy known to be corrupted, which may have been
replaced. A place that is not connected, or does not answer, is tried again later.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from diary.storage.errors import BackupError
from diary.storage.safety import backup, rot, second_place
from diary.storage.safety.backup import Backup
from diary.storage.safety.rot import Second


def look(diary: Path, chosen: str, today: date) -> None:
    """Run the check that is due `today`; `chosen` is the second place, empty for none. Never raises.

    It may block on the place, and is called in a worker thread that nothing waits for.
    """
    if not chosen or rot.remembered(diary).second.read == today.isoformat():
        return
    place = Path(chosen)
    try:
        copies = second_place.listed(diary, place) if second_place.is_connected(place) else []
    except BackupError:
        return
    if copies:
        former = rot.remembered(diary).second
        seen = _read(copies, former)
        if seen is not None and _is_still_there(place):
            rot.change(diary, lambda known: known._replace(second=seen._replace(read=today.isoformat())))


def _is_still_there(place: Path) -> bool:
    """Whether the place is still connected, so that a read error means a corrupted copy and not a removed drive."""
    try:
        return second_place.is_connected(place)
    except BackupError:
        return False


def bad_copies(diary: Path, chosen: Path) -> frozenset[Path]:
    """The copies in the second place that are known to be corrupted; fast, as the place is not accessed."""
    return frozenset(backup.place_in(chosen) / name for name in rot.remembered(diary).second.bad)


def _read(copies: Sequence[Backup], former: Second) -> Second | None:
    """The state after reading the next copy in rotation, and the bad ones; None if the place stopped answering."""
    by_name = {copy.path.name: copy for copy in copies}
    names = sorted(by_name)
    next_name = next((name for name in names if name > former.turn), names[0])
    is_good = {
        name: second_place.matches_hash_in_name(by_name[name]) for name in {next_name, *former.bad} & by_name.keys()
    }
    if None in is_good.values():
        return None
    return Second("", next_name, tuple(sorted(name for name, good in is_good.items() if not good)))
