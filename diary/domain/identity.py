"""Keys by which records are compared, for merging, importing, restoring and History."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from diary.domain.kinds import KIND_OF
from diary.domain.record import Entry, Record

Key = tuple[object, ...]
_APART = frozenset({"id", "written", "origin"})
"""The fields that are metadata, not content: identifier, time of writing, origin."""
_CONTENT: dict[type[Record], Callable[[Record], Any]] = {
    record: attrgetter(*(field.name for field in fields(record) if field.name not in _APART)) for record in KIND_OF
}


def natural_key(record: Record) -> Key:
    """The natural key of a record: its class, day and subject, of which the diary has one record only.

    Empty if several records are allowed, as for all with a time of their own ("right now" ratings).
    """
    names = KIND_OF[type(record)].natural
    if names is None or getattr(record, "time", None) is not None:
        return ()
    about = (getattr(record, name) for name in names)
    return (type(record), record.day, *about) if isinstance(record, Entry) else (type(record), *about)


def content_key(record: Record) -> Key:
    """All content of a record, without identifier, time of writing and origin."""
    return type(record), _CONTENT[type(record)](record)


def joining_key(record: Record) -> Key:
    """The key by which records of two copies of a diary are matched when the copies are merged."""
    if KIND_OF[type(record)].joined_by_natural_key:
        return natural_key(record)
    return (type(record), record.origin) if record.origin else content_key(record)


def with_origins(entries: Iterable[Entry], prefix: str) -> list[Entry]:
    """The entries of a file with their `origin` set, so that a second import of the file recognises them.

    The origin consists of `prefix`, subject, time, and a counter for entries with the same time.
    """
    seen = Counter[str]()
    known_again: list[Entry] = []
    for entry in entries:
        kind, key = subject(entry)
        at = getattr(entry, "time", None)
        moment = f"{entry.day.isoformat()}T{at.isoformat()}" if at else entry.day.isoformat()
        origin = f"{prefix}{kind}:{key}:{moment}"
        seen[origin] += 1
        known_again.append(replace(entry, origin=origin if seen[origin] == 1 else f"{origin}#{seen[origin]}"))
    return known_again


def subject(record: Record) -> tuple[str, str]:
    """(kind, key) of the definition or built-in item that a record refers to; the key is empty if there is none."""
    kind = KIND_OF[type(record)]
    return kind.word, str(getattr(record, kind.about)) if kind.about else ""
