"""The base classes of all records of the diary."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any

DEFAULT_DAY_TURN_HOUR = 4
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The valid range of days; days in the future are planned visits, or were written with a wrong clock."""

LARGEST_NUMBER = 1e12
"""The upper limit of a user-defined measurement."""


class InvalidEntryError(ValueError):
    """An invalid value; the message is one translated sentence for the person."""


def new_id() -> str:
    """A new record identifier: a random UUID (version 4, RFC 9562, 5.4) in its usual 36-character form.

    The module `uuid` is not used, as it imports `platform`, which would delay the first key press.
    """
    drawn = bytearray(os.urandom(16))
    drawn[6] = drawn[6] & 0x0F | 0x40
    drawn[8] = drawn[8] & 0x3F | 0x80
    digits = drawn.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def now() -> datetime:
    """The present moment in local time with its UTC offset, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def diary_day(moment: datetime, turn_hour: int = DEFAULT_DAY_TURN_HOUR) -> date:
    """The day to which an entry written at `moment` belongs.

    The day begins at `turn_hour` (0 to 12), so that entries after midnight belong to the day before. The local wall
    clock time of `moment` counts.
    """
    return (moment.replace(tzinfo=None) - timedelta(hours=turn_hour)).date()


class Value:
    """Compares, hashes and writes its fields as dataclasses do.

    A class that derives from it, with `eq=False` and `repr=False`, compiles no such functions at each start.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or type(other) is not type(self):
            return NotImplemented
        return _content(self) == _content(other)

    def __hash__(self) -> int:
        return hash(_content(self))

    def __repr__(self) -> str:
        written = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(type(self)))
        return f"{type(self).__qualname__}({written})"


_readers: dict[type[Value], Callable[[Value], object]] = {}
"""For each class a function that returns the values of all fields of an instance."""


def _content(value: Value) -> object:
    kind = type(value)
    if kind not in _readers:
        _readers[kind] = attrgetter(*_names(kind))
    return _readers[kind](value)


def _names(kind: type[Any]) -> list[str]:
    return [one.name for one in fields(kind)]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Record(Value):
    """A record of the diary file.

    `id` is a random UUID; `written` the time of writing (local time with UTC offset); `origin` is empty for records
    entered in this program, otherwise the key by which a repeated import recognises the record.
    """

    id: str = field(default_factory=new_id)
    written: datetime = field(default_factory=now)
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Entry(Record):
    """A dated record; `day` is the day that it belongs to (see `diary_day`)."""

    day: date
