"""Reconciles pending changes with the file's present content, which may have been modified since they were made.

An addition with the identity (`domain/identity.py`) of an existing record becomes an edit of it, so that no duplicate
is created and the former content becomes an earlier version. Everything is read on the writing connection, within its
transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diary.domain.change import Change
from diary.domain.identity import Key, content_key, is_same_thing, natural_key
from diary.domain.rebasing import Displaced, in_place_of, rebased_change
from diary.domain.record import Entry, Record
from diary.storage.file.selects import Execute, read_among, read_records
from diary.storage.file.shapes import SHAPE_OF


class Reconciled(NamedTuple):
    """The changes to write, and the additions that became edits of an existing record (`displaced`)."""

    changes: list[Change]
    displaced: Displaced


def reconciled(execute: Execute, changes: Sequence[Change]) -> Reconciled:
    """The changes rebased on the present records; raises `MalformedRowError`.

    An edit of a removed record adds it again, an addition of an existing one edits it, and a repeated removal is
    dropped. A typed record with the identity of an existing one becomes an edit of it; an imported one is dropped, as
    existing entries take precedence over imports. The records of `changes` are compared with the file, not with each
    other.
    """
    there = _by_id(execute, changes)
    alike = _alike(execute, (one.after for one in changes if one.after is not None and one.after.id not in there))
    rivals = {key: [record.id for record in records] for key, records in alike.items()}
    there.update({record.id: record for records in alike.values() for record in records})
    displaced: dict[str, Record | None] = {}
    fitting: list[Change] = []
    for asked in changes:
        change = rebased_change(asked, displaced)
        if change is None:
            continue
        record = change.after or change.before
        assert record is not None  # noqa: S101 - `Change` guarantees one of both
        present, after = there.pop(record.id, None), change.after
        if after is not None and present is None:
            rival = next(_same_things(after, rivals, there), None)
            if rival is not None:
                displaced[after.id] = None if after.origin else rival
                after = rival if after.origin else in_place_of(rival, after)
                present = there.pop(rival.id)
                after = present if content_key(after) == content_key(present) else after
        if after is not None:
            there[after.id] = after
        if present != after:
            fitting.append(Change(present, after))
    return Reconciled(fitting, displaced)


def _same_things(record: Record, rivals: Mapping[Key, Sequence[str]], there: Mapping[str, Record]) -> Iterator[Record]:
    """The records of the file with the identity of `record`, as they are after the preceding changes."""
    for key in _keys(record):
        for one in rivals.get(key, ()):
            if one in there and is_same_thing(record, there[one]):
                yield there[one]


def _keys(record: Record) -> Iterator[Key]:
    """The lookup keys of a record's duplicates: its origin, and its natural key."""
    if record.origin:
        yield type(record), record.origin
    if natural := natural_key(record):
        yield natural


def _by_id(execute: Execute, changes: Sequence[Change]) -> dict[str, Record]:
    """The present records that `changes` refer to, by identifier."""
    wanted: dict[type[Record], set[str]] = defaultdict(set)
    for change in changes:
        for record in (change.before, change.after):
            if record is not None:
                wanted[type(record)].add(record.id)
    return {
        record.id: record for kind, ids in wanted.items() for record in read_among(execute, SHAPE_OF[kind], "id", ids)
    }


def _alike(execute: Execute, records: Iterable[Record]) -> dict[Key, list[Record]]:
    """The present records that may be duplicates of `records`, by their keys, in the order of an excerpt."""
    days: dict[type[Record], set[str]] = defaultdict(set)
    for record in records:
        if any(_keys(record)):
            days[type(record)].add(record.day.isoformat() if isinstance(record, Entry) else "")
    alike: dict[Key, list[Record]] = defaultdict(list)
    for kind, wanted in days.items():
        shape = SHAPE_OF[kind]
        for record in read_among(execute, shape, "day", wanted) if shape.is_dated else read_records(execute, shape):
            for key in _keys(record):
                alike[key].append(record)
    return alike
