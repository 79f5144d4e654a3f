"""When two records are the same thing: one answer for joining, importing, restoring and History."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from diary.domain.kinds import KIND_OF
from diary.domain.record import Entry, Record

Key = tuple[object, ...]
_APART = frozenset({"id", "written", "origin"})
"""The fields that are not content: which record it is, when it was written, where it came from."""
_CONTENT: dict[type[Record], Callable[[Record], Any]] = {
    record: attrgetter(*(field.name for field in fields(record) if field.name not in _APART)) for record in KIND_OF
}


def natural_key(record: Record) -> Key:
    """What a record is about, where the diary has one such record (of a day); empty where there may be several.

    What has a time of its own, as a rating of a moment, is one of several.
    """
    names = KIND_OF[type(record)].natural
    if names is None or getattr(record, "time", None) is not None:
        return ()
    about = (getattr(record, name) for name in names)
    return (type(record), record.day, *about) if isinstance(record, Entry) else (type(record), *about)


def content_key(record: Record) -> Key:
    """All that a record says, whenever it was written down and wherever it came from."""
    return type(record), _CONTENT[type(record)](record)


def joining_key(record: Record) -> Key:
    """What two records have in common that are the same thing, written down in two copies of a diary."""
    if KIND_OF[type(record)].joined_by_natural_key:
        return natural_key(record)
    return (type(record), record.origin) if record.origin else content_key(record)


def with_origins(entries: Iterable[Entry], prefix: str) -> list[Entry]:
    """Entries of a file, each with the key under which it is known again when the file is read again.

    The key tells where it is from, what it is about, when, and the how manieth of that moment it is.
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
    """The word of its kind and the key of what it is about, under which a `Definition` of that is found; the key is
    empty where a record is about nothing that has one."""
    kind = KIND_OF[type(record)]
    return kind.word, str(getattr(record, kind.about)) if kind.about else ""
