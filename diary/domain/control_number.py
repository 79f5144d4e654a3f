"""The control number: a short hash of a diary's content, by which two copies can be compared for equality.

It is a multiset hash that adds modulo 2**256 (the construction AdHash of Bellare and Micciancio, "A New Paradigm for
Collision-Free Hashing", 1997; MSet-Add-Hash of Clarke et al., "Incremental Multiset Hash Functions", 2003): the SHA-256
values of all records are added, so that their order does not count, and duplicates do. The sum modulo 10**12 is the
number. The probability that two different diaries have the same number is 10**-12.

The input is the current version of every record, reduced to the fields that are content: all except the identifier, the
time of writing and the origin. Copies that were merged or shared have these three in common as well, but they carry no
content, and a diary that was exported and imported again must keep its number. Earlier versions, settings and files are
not part of the input. A field with its default value is left out, so that a program version with an additional field
computes the same number.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, time
from typing import Any

from diary.domain.exercise import Dose
from diary.domain.identity import NO_CONTENT
from diary.domain.kinds import KIND_OF
from diary.domain.record import Record

GROUPS, DIGITS = 4, 3
_MODULUS = 1 << 256
_DEFAULTS: Mapping[type, Sequence[tuple[str, Any]]] = {
    kind: [(field.name, field.default) for field in fields(kind) if field.name not in NO_CONTENT]
    for kind in (*KIND_OF, Dose)
}
"""The content fields of each record class with their default values, `MISSING` for a field without one."""


def control_number(records: Iterable[Record]) -> str:
    """The control number of the current records, as four groups of three digits: "407 120 993 051"."""
    total = 0
    for record in records:
        total += int.from_bytes(hashlib.sha256(canonical(record)).digest(), "big")
    digits = f"{total % _MODULUS % 10 ** (GROUPS * DIGITS):0{GROUPS * DIGITS}}"
    return " ".join(digits[place : place + DIGITS] for place in range(0, len(digits), DIGITS))


def canonical(record: Record) -> bytes:
    """The canonical JSON of a record, identical for equal content on every computer: its table name, and its fields by
    name.

    Numbers are written as the nearest double, so that 3 and 3.0 are equal.
    """
    content = {name: _plain(value) for name, value in _content(record)}
    return json.dumps([KIND_OF[type(record)].table, content], sort_keys=True, separators=(",", ":")).encode()


def _content(record: Record | Dose) -> Iterator[tuple[str, Any]]:
    """The content fields, without those that have their default value."""
    for name, default in _DEFAULTS[type(record)]:
        value = getattr(record, name)
        if value != default or default is MISSING:
            yield name, value


def _plain(value: object) -> object:
    if isinstance(value, str | bool | None):
        return value
    if isinstance(value, int | float):
        return float(value) + 0.0  # -0.0 becomes 0.0
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Dose):
        return {name: _plain(part) for name, part in _content(value)}
    return [_plain(part) for part in value] if isinstance(value, tuple) else str(value)
