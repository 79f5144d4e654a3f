"""Parses the sessions of a FIT file, as written by watches and cycle computers: type, start and minutes.

The records are those of Garmin's FIT protocol (developer.garmin.com/fit/protocol) and their numbers those of its
profile, as in public parsers (polyvertex/fitdecode, dtcooper/python-fitparse): message 18 is a session, with the sport
(5), its start (2) and its timer time (8, without pauses) or elapsed time (7) in milliseconds; message 34 has the time
at which the file was written (253), also in local time (5). Times are seconds since 1989-12-31.
"""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from diary.formats.importing.activities import Activity, name_of

_MAGIC = b".FIT"
_EPOCH = 631_065_600
"""The start of 31 December 1989 as seconds since 1970."""
_SESSION, _ACTIVITY = 18, 34
_START, _SPORT, _ELAPSED, _TIMER = 2, 5, 7, 8
_STAMP, _LOCAL = 253, 5
_FURTHEST = timedelta(hours=14)
_UNSIGNED = {1: "B", 2: "H", 4: "I"}
_INVALID = {1: 0xFF, 2: 0xFFFF, 4: 0xFFFFFFFF}
"""The values of unset fields, by size in bytes."""
_DEFINES, _HAS_DEVELOPER_FIELDS, _IS_COMPRESSED = 0x40, 0x20, 0x80
_POLYNOMIAL = 0xA001


class _Definition(NamedTuple):
    """The layout of a message: its number in the profile, byte order, fields (number, size), and total size."""

    message: int
    order: str
    fields: tuple[tuple[int, int], ...]
    size: int


class FitError(ValueError):
    """The file is truncated or damaged."""


def is_fit(head: bytes) -> bool:
    """Whether the first bytes are those of a FIT file."""
    return len(head) >= 12 and head[8:12] == _MAGIC


def sessions(content: bytes) -> list[Activity]:
    """The activities of a file, in the local time of the recording, or of this computer if the file has no time zone.

    Raises `FitError`.
    """
    try:
        messages = list(_messages(content))
    except (struct.error, IndexError, KeyError) as error:
        raise FitError from error
    zone = next(filter(None, (_zone(values) for number, values in messages if number == _ACTIVITY)), None)
    return [_session(values, zone) for number, values in messages if number == _SESSION]


def _session(values: dict[int, int], zone: timezone | None) -> Activity:
    """The activity of a session; raises `FitError` if it has no start or duration."""
    milliseconds, start = values.get(_TIMER, values.get(_ELAPSED)), values.get(_START)
    if milliseconds is None or start is None:
        raise FitError
    begin = datetime.fromtimestamp(start + _EPOCH, UTC).astimezone(zone)
    return Activity(name_of("fit", values.get(_SPORT, 0)), begin, milliseconds / 60_000)


def _zone(values: dict[int, int]) -> timezone | None:
    """The time zone of the recording; None if the file does not contain it."""
    local, stamp = values.get(_LOCAL), values.get(_STAMP)
    if local is None or stamp is None:
        return None
    offset = timedelta(minutes=round((local - stamp) / 60))
    return timezone(offset) if abs(offset) <= _FURTHEST else None


def _messages(content: bytes) -> Iterator[tuple[int, dict[int, int]]]:
    """The session and activity messages of one or several concatenated files; raises `FitError`, or other errors for
    damage."""
    place = 0
    while place < len(content):
        if not is_fit(content[place : place + 12]):
            raise FitError
        size, begin = struct.unpack_from("<I", content, place + 4)[0], place + content[place]
        end = begin + size
        if end + 2 > len(content) or _checksum(content[place:end]) != struct.unpack_from("<H", content, end)[0]:
            raise FitError
        yield from _records(content, begin, end)
        place = end + 2


def _records(content: bytes, place: int, end: int) -> Iterator[tuple[int, dict[int, int]]]:
    definitions: dict[int, _Definition] = {}
    while place < end:
        head = content[place]
        place += 1
        if head & _DEFINES and not head & _IS_COMPRESSED:
            definitions[head & 0x0F], place = _defined(content, place, has_more=bool(head & _HAS_DEVELOPER_FIELDS))
            continue
        definition = definitions[(head >> 5) & 0x03 if head & _IS_COMPRESSED else head & 0x0F]
        if definition.message in (_SESSION, _ACTIVITY):
            yield definition.message, _values(content, place, definition)
        place += definition.size


def _defined(content: bytes, place: int, *, has_more: bool) -> tuple[_Definition, int]:
    """The definition at that offset, and the offset of its end."""
    order = ">" if content[place + 1] else "<"
    message, count = struct.unpack_from(f"{order}HB", content, place + 2)
    place += 5
    fields = tuple((content[place + 3 * one], content[place + 3 * one + 1]) for one in range(count))
    place += 3 * count
    size = sum(length for _number, length in fields)
    if has_more:
        more = content[place]
        size += sum(content[place + 2 + 3 * one] for one in range(more))
        place += 1 + 3 * more
    return _Definition(message, order, fields, size), place


def _values(content: bytes, place: int, definition: _Definition) -> dict[int, int]:
    """The integers of a message by field number, without unset fields."""
    values: dict[int, int] = {}
    for number, size in definition.fields:
        if size in _UNSIGNED:
            [value] = struct.unpack_from(definition.order + _UNSIGNED[size], content, place)
            if value != _INVALID[size]:
                values[number] = value
        place += size
    return values


def _table() -> tuple[int, ...]:
    remainders = []
    for byte in range(256):
        value = byte
        for _bit in range(8):
            value = (value >> 1) ^ _POLYNOMIAL if value & 1 else value >> 1
        remainders.append(value)
    return tuple(remainders)


_REMAINDERS = _table()


def _checksum(content: bytes) -> int:
    """The CRC-16 of the protocol."""
    value = 0
    for byte in content:
        value = (value >> 8) ^ _REMAINDERS[(value ^ byte) & 0xFF]
    return value
