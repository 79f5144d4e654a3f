"""The control number: a short hash of what a diary says, by which two copies prove that they are equal.

It is a multiset hash that adds modulo 2**256 (the construction AdHash of Bellare and Micciancio, "A New Paradigm for
Collision-Free Hashing", 1997; MSet-Add-Hash of Clarke et al., "Incremental Multiset Hash Functions", 2003): the SHA-256
values of all records are added, so that their order does not count and a record that is there twice does. The sum
modulo 10**12 is the number. Two diaries that differ have the same number by chance once in 10**12.

What counts are the records in force and of each the content that a person sees: all fields but the identifier, the time
of writing and the origin. After merging or sharing both copies have these too in common, but they say nothing of the
evening, and a diary that went through an export and an import is the same diary. Earlier versions, settings and files
do not count. A field that has its default value is left out, so that a program with one more field makes the same
number.
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
"""The fields of the content of each kind with their default values, `MISSING` where there is none."""


def control_number(records: Iterable[Record]) -> str:
    """The control number of the records in force, as four groups of three digits: "407 120 993 051"."""
    total = 0
    for record in records:
        total += int.from_bytes(hashlib.sha256(canonical(record)).digest(), "big")
    digits = f"{total % _MODULUS % 10 ** (GROUPS * DIGITS):0{GROUPS * DIGITS}}"
    return " ".join(digits[place : place + DIGITS] for place in range(0, len(digits), DIGITS))


def canonical(record: Record) -> bytes:
    """The content of a record as JSON, the same for equal content on every computer: its table, and its fields by name.

    Numbers are written as the double that is nearest, so that 3 and 3.0 are equal.
    """
    said = {name: _plain(value) for name, value in _content(record)}
    return json.dumps([KIND_OF[type(record)].table, said], sort_keys=True, separators=(",", ":")).encode()


def _content(record: Record | Dose) -> Iterator[tuple[str, Any]]:
    """The fields that count, without those that have their default value."""
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
