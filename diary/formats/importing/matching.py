"""What of a file's records is new to a diary, what it has already, and what is left out since it has something else.

Nothing is added twice, and nothing that the person wrote is put aside.
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
    """A record that a file brings, what it is about in words, and its row (0 in a file that has none)."""

    record: Record
    name: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """The records that are new, how many the diary has already, and those in whose place it has something else."""

    new: tuple[Incoming, ...]
    already_there: int
    left_out: tuple[LeftOut, ...]


def matched(incoming: Sequence[Incoming], diary: Excerpt, prefix: str = "") -> Matched:
    """Match the records of a file with those of the diary, which is whole; each of the diary's stands for one at most.

    A record is known again by its identifier or its origin, or else by what it says. Where the diary has another one of
    its natural key, the diary's stays. `prefix` begins the origins of what another program's file brings: what was
    brought earlier may have been edited and is there all the same, it keeps nothing else out, and of a note the words
    alone count.
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
    """The new records by kind and name, in the order in which they are met; answers of the form all together."""
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
    """The diary's records that one of the file may match: those of its days, of its origins, or of no day."""
    days = {one.record.day for one in incoming if isinstance(one.record, Entry)}
    marks = {mark for one in incoming for mark in (one.record.id, one.record.origin) if mark}
    return [
        record
        for kind in FIELDS
        for record in diary.of_kind(kind)
        if not isinstance(record, Entry) or record.day in days or record.id in marks or record.origin in marks
    ]


def _recognised(incoming: Iterable[Incoming], present: Iterable[Record]) -> dict[str, Record]:
    """The diary's record of the same identifier, or else of the same origin, by the identifier of the file's."""
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
    """The day that a record counts for, or else the day on which it was written down."""
    if isinstance(record, Visit):
        return record.date
    return record.day if isinstance(record, Entry) else record.written.date()
