"""Sorting a file's records into new ones, duplicates of the diary's, and those in conflict with them.

Nothing is added twice, and no existing record is replaced.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.identity import Key, content_key, natural_key
from diary.domain.kinds import KIND_OF
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry, Record
from diary.domain.rounding import as_entered
from diary.domain.visit import Visit
from diary.formats.importing.format import Counted, LeftOut
from diary.i18n import _


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record of a file, the name of its tracked item, and its row number (0 in a file without rows)."""

    record: Record
    name: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """The new records, the number of duplicates, and the records that conflict with one of the diary."""

    new: tuple[Incoming, ...]
    already_there: int
    left_out: tuple[LeftOut, ...]


def matched(incoming: Sequence[Incoming], diary: Excerpt, prefix: str = "") -> Matched:
    """Match the records of a file with those of the whole diary, each of which matches at most one.

    Records match by identifier, by origin, or else by equal content. One whose natural key the diary has with other
    content is left out. `prefix` is that of the origins of another program's file (empty for the diary's own): a record
    of the diary with that prefix counts as a duplicate even if it was edited since, and never as a conflict; notes are
    compared by their text alone.
    """
    present = _near(diary, incoming)
    recognised = _recognised(incoming, present)
    taken = {record.id for record in recognised.values()}
    own = [record for record in present if not (prefix and record.origin.startswith(prefix))]
    alike = Counter(_said(record, prefix) for record in own if record.id not in taken)
    others = {_about(record, prefix) for record in own} - {()}
    new, already_there, left_out = list[Incoming](), 0, list[LeftOut]()
    for one in incoming:
        there, said = recognised.get(one.record.id), _said(one.record, prefix)
        if there is not None:
            is_earlier_import = bool(prefix) and there.id != one.record.id
            is_same = is_earlier_import or content_key(there) == content_key(one.record)
        else:
            is_same = alike[said] > 0
            alike[said] -= is_same
        if is_same:
            already_there += 1
        elif there is not None or _about(one.record, prefix) in others:
            left_out.append(_left_out(one))
        else:
            new.append(one)
    return Matched(tuple(new), already_there, tuple(left_out))


def counted(new: Iterable[Incoming]) -> Iterator[Counted]:
    """The numbers of new records by kind and name, in order of first occurrence; answers of the form count together."""
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for one in new:
        kind = KIND_OF[type(one.record)]
        name = _(kind.title) if isinstance(one.record, BackgroundAnswer) else one.name
        days[kind.word, name].append(_day(one.record))
    for (word, name), dates in days.items():
        yield Counted(word, name, len(dates), Period(min(dates), max(dates)))


def period(incoming: Iterable[Incoming]) -> Period | None:
    """From the first to the last day of the entries; None without one."""
    days = {one.record.day for one in incoming if isinstance(one.record, Entry)}
    return Period(min(days), max(days)) if days else None


def _near(diary: Excerpt, incoming: Iterable[Incoming]) -> list[Record]:
    """The diary's records that may match: undated ones, and those with a day, identifier or origin of the file."""
    days = {one.record.day for one in incoming if isinstance(one.record, Entry)}
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
    if not isinstance(one.record, Entry):
        return LeftOut(one.name, _("The diary has its own, which stays"), 1, one.row)
    reason, day = _("The diary has something else of that day, which stays"), one.record.day.isoformat()
    value = getattr(one.record, "value", None) if one.row else None
    return LeftOut(one.name, reason, 1, one.row, day if value is None else f"{day}: {as_entered(value)}")


def _day(record: Record) -> date:
    """The day of an entry or visit, or else the day on which the record was written."""
    if isinstance(record, Visit):
        return record.date
    return record.day if isinstance(record, Entry) else record.written.date()
