"""Natural keys and content keys of records, for saving, merging, importing, restoring and History."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from diary.domain.kinds import KIND_OF
from diary.domain.note import Note
from diary.domain.record import Entry, Record

Key = tuple[object, ...]
NO_CONTENT = frozenset({"id", "written", "origin"})
"""The fields that are metadata, not content: identifier, time of writing, origin."""
_CONTENT: dict[type[Record], Callable[[Record], Any]] = {
    record: attrgetter(*(field.name for field in fields(record) if field.name not in NO_CONTENT)) for record in KIND_OF
}


def natural_key(record: Record) -> Key:
    """The natural key of a record: its class, day, subject and moment, which is unique in the diary.

    Empty for kinds that may repeat, such as falls. An evening's rating has no moment, so that the "right now" ratings
    of the same symptom have other keys.
    """
    names = KIND_OF[type(record)].natural
    if names is None:
        return ()
    moment = getattr(record, "time", None)
    about = (*(getattr(record, name) for name in names), *(() if moment is None else (moment,)))
    return (type(record), record.day, *about) if isinstance(record, Entry) else (type(record), *about)


def is_same_thing(one: Record, other: Record) -> bool:
    """Whether two records have the same identity, so that one of them is current and the other an earlier version.

    That is the case if their natural keys are equal, with an exception for imported records: a file may have several
    ratings of a day, each with an origin of its own, and an imported note coexists with the person's own.
    """
    if one.origin and other.origin:
        return type(one) is type(other) and one.origin == other.origin
    key = natural_key(one)
    if not key or key != natural_key(other):
        return False
    return not (isinstance(one, Note) and one.origin != other.origin)


def content_key(record: Record) -> Key:
    """All content of a record, without identifier, time of writing and origin."""
    return type(record), _CONTENT[type(record)](record)


def joining_key(record: Record) -> Key:
    """The key by which records of two copies of a diary are matched when the copies are merged.

    Entries of both copies for the same evening match whatever their values. Imported records match by their origin, and
    records without a natural key by their content.
    """
    natural = natural_key(record)
    if natural and (not record.origin or KIND_OF[type(record)].joined_by_natural_key):
        return natural
    return (type(record), record.origin) if record.origin else content_key(record)


def with_origins(entries: Iterable[Entry], prefix: str) -> list[Entry]:
    """The entries of a file with their `origin` set, so that importing the file again is idempotent.

    The origin consists of `prefix`, subject, day, time and value, and a counter for entries that are equal in all of
    these. It depends neither on the other entries of the file nor on their order.
    """
    seen = Counter[str]()
    known_again: list[Entry] = []
    for entry in entries:
        kind, key = subject(entry)
        at = getattr(entry, "time", None)
        moment = f"{entry.day.isoformat()}T{at.isoformat()}" if at else entry.day.isoformat()
        origin = f"{prefix}{kind}:{key}:{moment}{_value_of(entry)}"
        seen[origin] += 1
        known_again.append(replace(entry, origin=origin if seen[origin] == 1 else f"{origin}#{seen[origin]}"))
    return known_again


def _value_of(entry: Entry) -> str:
    """The value part of an origin: "=3", or a hash for values other than one number; empty for an entry without any."""
    value = getattr(entry, "value", None)
    if value is not None:
        return f"={value:.12g}"
    known = {"day", "time", KIND_OF[type(entry)].about, *NO_CONTENT}
    values = [(one.name, getattr(entry, one.name)) for one in fields(entry) if one.name not in known]
    words = repr([(name, content) for name, content in values if content])
    from hashlib import sha256  # noqa: PLC0415 - it loads OpenSSL, which would delay the first paint

    return "" if words == "[]" else f"={sha256(words.encode()).hexdigest()[:12]}"


def subject(record: Record) -> tuple[str, str]:
    """(kind, key) of the definition or built-in item that a record refers to; the key is empty if there is none."""
    kind = KIND_OF[type(record)]
    return kind.word, str(getattr(record, kind.about)) if kind.about else ""
