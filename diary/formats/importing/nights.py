"""Computes hours asleep from intervals that several devices recorded.

A night is from 18:00 to 18:00 and counts for the following day.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from diary.domain.rounding import fixed
from diary.formats.importing.converting import Reading

Span = tuple[float, float]
_EVENING = timedelta(hours=6)
_MOST = 64
"""The number of intervals of a night that are collected before they are merged."""


class Nights:
    """The intervals asleep of each night, as POSIX timestamps; memory does not grow with the file."""

    def __init__(self) -> None:
        self._spans: dict[date, list[Span]] = defaultdict(list)

    def add(self, begin: datetime, end: datetime) -> None:
        """Add an interval of times with UTC offset; raises `ValueError` if it is empty or longer than a day."""
        if not timedelta() < end - begin <= timedelta(days=1):
            raise ValueError(end)
        spans = self._spans[(begin + _EVENING).date()]
        spans.append((begin.timestamp(), end.timestamp()))
        if len(spans) > _MOST:
            spans[:] = _united(spans)

    def readings(self, label: str) -> Iterator[Reading]:
        """The hours asleep of each night, with two decimals, by day."""
        for day, spans in sorted(self._spans.items()):
            hours = sum(end - begin for begin, end in _united(spans)) / 3600
            yield Reading(label, fixed(hours, 2), day, 0)


def _united(spans: list[Span]) -> list[Span]:
    """The union of the intervals."""
    united: list[Span] = []
    for begin, end in sorted(spans):
        if united and begin <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((begin, end))
    return united
