"""Finds and joins duplicate entries, which earlier versions of the program could write.

Saving and merging create none any more; `domain/identity.py` defines when two records are duplicates.
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
class DuplicateGroup:
    """Records with the same identity: the one that is kept, which is the newest, and the others."""

    kept: Record
    others: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class JoinedDuplicates:
    """The duplicates that were joined, and the backup made before; None if there were no duplicates."""

    doubles: tuple[DuplicateGroup, ...]
    former: Path | None


def duplicates_among(all_records: Iterable[Record]) -> list[DuplicateGroup]:
    """The duplicates among all records of a diary.

    Typed records are kept in preference to imported ones, and then the record that was written last. Several records of
    one import are not duplicates.
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


def _place(double: DuplicateGroup) -> tuple[str, str, str]:
    """The sort key of a double: its day, undated ones first."""
    day = double.kept.day.isoformat() if isinstance(double.kept, Entry) else ""
    return day, type(double.kept).__name__, double.kept.id


def join(path: Path) -> JoinedDuplicates:
    """Keep one record of each group of duplicates; the others become earlier versions. Raises `StorageError`.

    The diary is backed up first, so that restoring the backup undoes it.
    """
    with Journal(path) as journal:
        doubles = duplicates_among(journal.read(records.everything))
        if not doubles:
            return JoinedDuplicates((), None)
        former = backup.make(path, backup.JOIN)
        journal.apply(removed(one for double in doubles for one in double.others))
    return JoinedDuplicates(tuple(doubles), former.path)


def _doubles(alike: Iterable[Record]) -> Iterator[DuplicateGroup]:
    """The duplicates among records with equal keys; imported records with different origins are not duplicates."""
    left = sorted(alike, key=lambda one: (not one.origin, one.written, one.id), reverse=True)
    while left:
        kept, *rest = left
        others = tuple(one for one in rest if is_same_thing(kept, one))
        if others:
            yield DuplicateGroup(kept, others)
        left = [one for one in rest if one not in others]
