"""Noticing that copies in the second place have gone bad: once a day one of them, in turn, is read whole.

Its SHA-256 is compared with the digits in its name, and so is that of each that is known to be bad, which may have been
made again. A place that is not connected, or does not answer, is tried again later.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from diary.storage.errors import BackupError
from diary.storage.safety import backup, rot, second_place
from diary.storage.safety.backup import Backup
from diary.storage.safety.rot import Second


def look(diary: Path, chosen: str, today: date) -> None:
    """Read what has not been read `today`; `chosen` is the second place, empty for none. Raises nothing.

    It may wait for the place; called in a worker thread that nobody waits for.
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
    """Whether the place is connected: what is read from a stick that is being pulled out fails like what is bad."""
    try:
        return second_place.is_connected(place)
    except BackupError:
        return False


def bad_copies(diary: Path, chosen: Path) -> frozenset[Path]:
    """The copies in the second place that have gone bad, as far as that has been noticed; *quick*."""
    return frozenset(backup.place_in(chosen) / name for name in rot.remembered(diary).second.bad)


def _read(copies: Sequence[Backup], former: Second) -> Second | None:
    """What is known after reading the copy whose turn it is, and the bad ones; None where the place fell silent."""
    by_name = {copy.path.name: copy for copy in copies}
    names = sorted(by_name)
    turn = next((name for name in names if name > former.turn), names[0])
    is_good = {name: second_place.is_as_made(by_name[name]) for name in {turn, *former.bad} & by_name.keys()}
    if None in is_good.values():
        return None
    return Second("", turn, tuple(sorted(name for name, good in is_good.items() if not good)))
