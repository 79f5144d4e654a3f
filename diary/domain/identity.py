"""Keys by which records are compared, for saving, merging, importing, restoring and History."""

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
    """The natural key of a record: its class, day, subject and moment, of which the diary has one record only.

    Empty for the kinds of which it may have several, as falls. An evening's rating has no moment, so the "right now"
    ratings of the same symptom have other keys.
    """
    names = KIND_OF[type(record)].natural
    if names is None:
        return ()
    moment = getattr(record, "time", None)
    about = (*(getattr(record, name) for name in names), *(() if moment is None else (moment,)))
    return (type(record), record.day, *about) if isinstance(record, Entry) else (type(record), *about)


def is_same_thing(one: Record, other: Record) -> bool:
    """Whether two records say the same thing, so that a diary has one of them in force and the other as a version.

    They have one natural key. Imported records are an exception: a file may have several ratings of a day, each with
    an origin of its own, and a note that was imported stands beside the person's own.
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

    What was written in both for one evening is the same thing, whatever it says. Imported records are matched by their
    origin, and what has no natural key by its content.
    """
    natural = natural_key(record)
    if natural and (not record.origin or KIND_OF[type(record)].joined_by_natural_key):
        return natural
    return (type(record), record.origin) if record.origin else content_key(record)


def with_origins(entries: Iterable[Entry], prefix: str) -> list[Entry]:
    """The entries of a file with their `origin` set, so that a second import of the file recognises them.

    The origin consists of `prefix`, subject, day, time and value, and a counter for entries that are equal in all of
    these: whatever else the file holds, and in whatever order, an entry keeps its origin.
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
    """What an entry says beside its subject, day and time: "=3", or a hash of other values; empty without any."""
    value = getattr(entry, "value", None)
    if value is not None:
        return f"={value:.12g}"
    known = {"day", "time", KIND_OF[type(entry)].about, *NO_CONTENT}
    said = [(one.name, getattr(entry, one.name)) for one in fields(entry) if one.name not in known]
    words = repr([(name, content) for name, content in said if content])
    from hashlib import sha256  # noqa: PLC0415 - it brings OpenSSL, and the window is painted before

    return "" if words == "[]" else f"={sha256(words.encode()).hexdigest()[:12]}"


def subject(record: Record) -> tuple[str, str]:
    """(kind, key) of the definition or built-in item that a record refers to; the key is empty if there is none."""
    kind = KIND_OF[type(record)]
    return kind.word, str(getattr(record, kind.about)) if kind.about else ""
