"""Entries that are there twice, as earlier versions of the program could write them: finding and joining them.

Saving and merging make none any more; `domain/identity.py` says what is the same thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diary.domain.change import removed
from diary.domain.identity import Key, is_same_thing, natural_key
from diary.domain.record import Entry, Record
from diary.storage import records
from diary.storage.journal import Journal
from diary.storage.safety import backup


@dataclass(frozen=True, slots=True)
class Double:
    """Records that say the same thing: the one that is kept, the newest, and the others."""

    kept: Record
    others: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class JoinedDoubles:
    """What was joined, and the backup of the diary as it was before; None where nothing had to be joined."""

    doubles: tuple[Double, ...]
    former: Path | None


def doubles_among(all_records: Iterable[Record]) -> list[Double]:
    """The doubles among all records of a diary.

    What was typed is kept before what was imported, then the record that was written last. Several records of one
    import are no doubles.
    """
    by_key: dict[Key, list[Record]] = defaultdict(list)
    for record in all_records:
        for key in {natural_key(record), (type(record), record.origin) if record.origin else ()} - {()}:
            by_key[key].append(record)
    taken: set[str] = set()
    doubles = []
    for alike in by_key.values():
        for double in _doubles(one for one in alike if one.id not in taken):
            taken |= {one.id for one in (double.kept, *double.others)}
            doubles.append(double)
    return sorted(doubles, key=_place)


def _place(double: Double) -> tuple[str, str, str]:
    """The sort key of a double: its day, undated ones first."""
    day = double.kept.day.isoformat() if isinstance(double.kept, Entry) else ""
    return day, type(double.kept).__name__, double.kept.id


def join(path: Path) -> JoinedDoubles:
    """Keep one record of each double; the others become earlier versions. Raises `StorageError`.

    The diary is backed up first, so that restoring the backup undoes it.
    """
    with Journal(path) as journal:
        doubles = doubles_among(journal.read(records.everything))
        if not doubles:
            return JoinedDoubles((), None)
        former = backup.make(path, backup.JOIN)
        journal.apply(removed(one for double in doubles for one in double.others))
    return JoinedDoubles(tuple(doubles), former.path)


def _doubles(alike: Iterable[Record]) -> Iterator[Double]:
    """The doubles among records with one key, of which imported ones may stand beside one another."""
    left = sorted(alike, key=lambda one: (not one.origin, one.written, one.id), reverse=True)
    while left:
        kept, *rest = left
        others = tuple(one for one in rest if is_same_thing(kept, one))
        if others:
            yield Double(kept, others)
        left = [one for one in rest if one not in others]
