"""Merges another copy of the diary, which was written on another computer, into this one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from diary.domain.change import Change
from diary.domain.identity import Key, content_key, joining_key
from diary.domain.merging import Copy, Joined, joined
from diary.domain.record import Record
from diary.i18n import _
from diary.storage import records, versions
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.storage.file.selects import Execute
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.journal import Journal
from diary.storage.safety import backup
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.checking import check, require_acceptable


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
    """The result that `merge` would have; both files stay unchanged. Raises `StorageError`."""
    return compared(path, copy_in(other))


def compared(path: Path, theirs: Copy) -> Merged:
    """The result that `take` would have; raises `StorageError`."""
    with Journal(path) as journal:
        return _merged(joined(journal.read(copy), theirs))


def merge(path: Path, other: Path) -> Merged:
    """Merge the other file, which stays unchanged, into the diary.

    Raises `StorageError`, and then nothing is changed.
    """
    return take(path, copy_in(other))


def take(path: Path, theirs: Copy) -> Merged:
    """Merge the other copy into the diary. Raises `StorageError`, and then nothing is changed.

    The diary is backed up first, and all is written in one transaction.
    """
    with Journal(path) as journal:
        outcome = joined(journal.read(copy), theirs)
        if outcome.changes or outcome.versions:
            backup.make(path, backup.IMPORT)
            try:
                journal.apply(outcome.changes, outcome.versions)
            except cipher.errors() as error:  # as two definitions with one key, each valid by itself
                raise StorageError(
                    _("What the other copy says contradicts itself; nothing was taken from it.")
                ) from error
    return _merged(outcome)


def copy(execute: Execute) -> Copy:
    """The whole diary; called as `journal.read(copy)`."""
    return Copy({one.id: one for one in records.everything(execute)}, versions.by_record(execute))


def are_strangers(ours: Copy, theirs: Copy) -> bool:
    """Whether both have entries but none in common, which means that they are two diaries, usually of two people.

    Copies of one diary, and diaries that were merged once, share entries or at least earlier versions.
    """
    mine, yours = _entries(ours), _entries(theirs)
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _entries(one: Copy) -> set[str]:
    """The identifiers of all entries, including those of earlier versions."""
    dated = {key for key, record in one.records.items() if SHAPE_OF[type(record)].is_dated}
    earlier = (version.record for versions_of_one in one.versions.values() for version in versions_of_one)
    return dated | {record.id for record in earlier if SHAPE_OF[type(record)].is_dated}


def copy_in(other: Path) -> Copy:
    """The content of another file, read from a temporary (and migrated) copy; raises `StorageError`."""
    with LocalCopy(other) as here:
        require_acceptable(check(here))
        with Journal(here) as theirs:
            return theirs.read(copy)


def _merged(outcome: Joined) -> Merged:
    """The counts; a record that replaces one with the same identity counts as edited, or not at all if their content is
    equal."""
    removed = [change.before for change in outcome.changes if change.before and not change.after]
    new = [change.after for change in outcome.changes if change.after and not change.before]
    edited = [change.after for change in outcome.changes if change.after and change.before]
    replaced = Counter(map(joining_key, removed)) & Counter(map(joining_key, new))
    alike = Counter(map(content_key, removed)) & Counter(map(content_key, new))
    anew = [one for one in new if replaced[joining_key(one)] and not alike[content_key(one)]]
    return Merged(
        _by_table(new, replaced), _by_table([*edited, *anew], Counter()), _by_table(removed, replaced), outcome.changes
    )


def _by_table(records_of_kinds: Iterable[Record], less: Counter[Key]) -> dict[str, int]:
    counts, left = Counter[str](), Counter(less)
    for record in records_of_kinds:
        if left[joining_key(record)]:
            left[joining_key(record)] -= 1
        else:
            counts[SHAPE_OF[type(record)].table] += 1
    return dict(counts)
