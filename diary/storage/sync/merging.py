"""Merging another copy of the diary, which was written on another computer, into this one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diary.domain.change import Change
from diary.domain.identity import Key, joining_key
from diary.domain.merging import Copy, Joined, joined
from diary.domain.record import Record
from diary.storage import records, versions
from diary.storage.errors import DamagedError, storage_error
from diary.storage.file import temporary
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.journal import Journal
from diary.storage.safety import backup, wal_match
from diary.storage.safety.checking import check

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge: numbers of added, edited and removed records by table, and the changes (for undo)."""

    added: Mapping[str, int]
    edited: Mapping[str, int]
    removed: Mapping[str, int]
    changes: tuple[Change, ...]

    @property
    def is_nothing_new(self) -> bool:
        return not self.changes


def dry_run(path: Path, other: Path) -> Merged:
    """What `merge` would do; both files stay as they are. Raises `StorageError`."""
    with Journal(path) as journal:
        return _merged(joined(journal.read(copy), _copy_in(other)))


def merge(path: Path, other: Path) -> Merged:
    """Take in what the other file has, which stays as it is. Raises `StorageError`, and then nothing is changed."""
    return take(path, _copy_in(other))


def take(path: Path, theirs: Copy) -> Merged:
    """Take in what the other copy has. Raises `StorageError`, and then nothing is changed.

    The diary is backed up first, and all is written in one transaction.
    """
    with Journal(path) as journal:
        outcome = joined(journal.read(copy), theirs)
        if outcome.changes or outcome.versions:
            backup.make(path, backup.IMPORT)
            journal.apply(outcome.changes, outcome.versions)
    return _merged(outcome)


def copy(session: "Session") -> Copy:
    """The whole diary; called as `journal.read(copy)`."""
    return Copy({one.id: one for one in records.everything(session)}, versions.by_record(session))


def _copy_in(other: Path) -> Copy:
    """The content of another file, read from a temporary (and migrated) copy; raises `StorageError`."""
    if check(other).problems:
        raise storage_error(DamagedError, other)
    with (
        temporary.folder_for(other) as folder,
        Journal(wal_match.copied(other, folder)) as theirs,
    ):
        return theirs.read(copy)


def _merged(outcome: Joined) -> Merged:
    """The counts; a record that only replaces its duplicate is counted neither as added nor as removed."""
    gone = [change.before for change in outcome.changes if change.before and not change.after]
    new = [change.after for change in outcome.changes if change.after and not change.before]
    edited = [change.after for change in outcome.changes if change.after and change.before]
    replaced = Counter(map(joining_key, gone)) & Counter(map(joining_key, new))
    return Merged(_by_table(new, replaced), _by_table(edited, Counter()), _by_table(gone, replaced), outcome.changes)


def _by_table(records_of_kinds: Iterable[Record], less: Counter[Key]) -> dict[str, int]:
    counts, left = Counter[str](), Counter(less)
    for record in records_of_kinds:
        if left[joining_key(record)]:
            left[joining_key(record)] -= 1
        else:
            counts[SHAPE_OF[type(record)].table] += 1
    return dict(counts)
