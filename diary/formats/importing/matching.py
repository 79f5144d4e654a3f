"""Classifies a file's records as new, duplicates, or differing from the diary's.

Nothing is added twice, and no existing record is replaced here: `differing` does so if the person chooses it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.identity import Key, content_key, natural_key
from diary.domain.kinds import KIND_OF
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, Record
from diary.domain.symptom import Rating
from diary.domain.visit import Visit
from diary.formats.importing.format import Counted, Differing, LeftOut
from diary.i18n import _


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record of a file, the name of its tracked item, and its row number (0 in a file without rows)."""

    record: Record
    name: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """The new records, the number of duplicates, the entries that differ from the diary's, and those left out."""

    new: tuple[Incoming, ...]
    already_there: int
    differing: tuple[Differing, ...]
    left_out: tuple[LeftOut, ...]


def matched(incoming: Sequence[Incoming], diary: Excerpt, prefix: str = "") -> Matched:
    """Match the records of a file with those of the whole diary, each of which matches at most one.

    Records match by identifier, by origin, or else by equal content, independent of their position in the file.
    Remaining records with equal natural keys are paired with the diary's remaining ones, and each pair differs.
    `prefix` is that of the origins of another program's file (empty for the diary's own): a diary record from such a
    file counts as a duplicate even if it was edited since; notes are compared by their text alone.
    """
    present = _near(diary, incoming)
    recognised = _recognised(incoming, present)
    taken = {record.id for record in recognised.values()}
    alike = _grouped((one for one in present if one.id not in taken), prefix)
    earlier = _Earlier(present, taken, prefix)
    rest, already_there, different = list[Incoming](), 0, list[tuple[Incoming, Record]]()
    for one in incoming:
        there = recognised.get(one.record.id)
        if there is None and (former := earlier.of(one.record)):
            taken.add(former)
            already_there += 1
        elif there is None and (equal := alike[_said(one.record, prefix)]):
            taken.add(equal.pop().id)
            already_there += 1
        elif there is None:
            rest.append(one)
        elif (prefix and there.id != one.record.id) or content_key(there) == content_key(one.record):
            already_there += 1
        else:
            different.append((one, there))
    new, compared = _compared(rest, present, taken, prefix)
    differing = tuple(
        Differing(one.name, there, one.record, one.row)
        for one, there in (*different, *compared)
        if isinstance(one.record, Entry) and isinstance(there, Entry)
    )
    left_out = tuple(_left_out(one) for one, _there in (*different, *compared) if not isinstance(one.record, Entry))
    return Matched(tuple(new), already_there, differing, left_out)


def _grouped(records: Iterable[Record], prefix: str) -> dict[Key, list[Record]]:
    """The records by content key."""
    alike: dict[Key, list[Record]] = defaultdict(list)
    for record in records:
        alike[_said(record, prefix)].append(record)
    return alike


class _Earlier:
    """Records that an earlier version of the program imported from the same source, whose origins lack the value.

    That version had no times for the parts of a day, and assigned entries after midnight to the new day.
    """

    def __init__(self, present: Iterable[Record], taken: set[str], prefix: str) -> None:
        self._left: dict[Key, list[str]] = defaultdict(list)
        for record in present:
            is_older = bool(prefix) and record.origin.startswith(prefix) and "=" not in record.origin
            if is_older and record.id not in taken and isinstance(record, Rating | Measurement):
                self._left[self._key(record, record.day)].append(record.id)

    def of(self, record: Record) -> str:
        """The identifier of the earlier record with the same content, each used once; empty without one."""
        if not self._left or not isinstance(record, Rating | Measurement):
            return ""
        for day in (record.day, record.day + timedelta(days=1)):
            if left := self._left.get(self._key(record, day)):
                return left.pop()
        return ""

    @staticmethod
    def _key(record: Rating | Measurement, day: date) -> Key:
        return (*natural_key(replace(record, day=day, time=None)), record.value)


def _compared(
    rest: Iterable[Incoming], present: Iterable[Record], taken: set[str], prefix: str
) -> tuple[list[Incoming], list[tuple[Incoming, Record]]]:
    """The new records, and the pairs of differing ones (the file's, the diary's), both in the order of the file.

    A typed record is the only one with its natural key, so no new record with that key is added.
    """
    others: dict[Key, list[Record]] = defaultdict(list)
    written: dict[Key, Record] = {}
    for record in present:
        if about := _about(record, prefix):
            if record.id not in taken:
                others[about].append(record)
            if not (prefix and record.origin):
                written[about] = record
    new, different = list[Incoming](), list[tuple[Incoming, Record]]()
    for one in rest:
        about = _about(one.record, prefix)
        if about and others[about]:
            different.append((one, others[about].pop(0)))
        elif about in written:
            different.append((one, written[about]))
        else:
            new.append(one)
    return new, different


def counted(new: Iterable[Incoming]) -> Iterator[Counted]:
    """The numbers of new records by kind and name, in order of first occurrence; answers of the form are counted
    together."""
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for one in new:
        kind = KIND_OF[type(one.record)]
        name = _(kind.title) if isinstance(one.record, BackgroundAnswer) else one.name
        days[kind.word, name].append(_day(one.record))
    for (word, name), dates in days.items():
        yield Counted(word, name, len(dates), Period(min(dates), max(dates)))


def period(incoming: Iterable[Incoming]) -> Period | None:
    """The period from the first to the last day of the entries; None without an entry."""
    days = {one.record.day for one in incoming if isinstance(one.record, Entry)}
    return Period(min(days), max(days)) if days else None


def _near(diary: Excerpt, incoming: Iterable[Incoming]) -> list[Record]:
    """The diary's records that may match: undated ones, and those with a day, identifier or origin of the file."""
    own_days = {one.record.day for one in incoming if isinstance(one.record, Entry)}
    days = own_days | {day + timedelta(days=1) for day in own_days}
    marks = {mark for one in incoming for mark in (one.record.id, one.record.origin) if mark}
    return [
        record
        for kind in FIELDS
        for record in diary.of_kind(kind)
        if not isinstance(record, Entry) or record.day in days or record.id in marks or record.origin in marks
    ]


def _recognised(incoming: Iterable[Incoming], present: Iterable[Record]) -> dict[str, Record]:
    """The diary's record with the same identifier, or else the same origin, by the identifier in the file."""
    by_id = {record.id: record for record in present}
    recognised = {one.record.id: by_id[one.record.id] for one in incoming if one.record.id in by_id}
    by_origin = {
        (type(record), record.origin): record
        for record in by_id.values()
        if record.origin and record.id not in recognised
    }
    for one in incoming:
        if one.record.id not in recognised and (there := by_origin.pop((type(one.record), one.record.origin), None)):
            recognised[one.record.id] = there
    return recognised


def _said(record: Record, prefix: str) -> Key:
    if prefix and isinstance(record, Note):
        record = replace(record, text=record.text.strip(), author="", for_practitioner=False)
    return content_key(record)


def _about(record: Record, prefix: str) -> Key:
    return () if prefix and isinstance(record, Note) else natural_key(record)


def _left_out(one: Incoming) -> LeftOut:
    return LeftOut(one.name, _("The diary has its own, which stays"), 1, one.row)


def _day(record: Record) -> date:
    """The day of an entry or visit, otherwise the day on which the record was written."""
    if isinstance(record, Visit):
        return record.date
    return record.day if isinstance(record, Entry) else record.written.date()
