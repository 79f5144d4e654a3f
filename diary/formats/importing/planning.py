"""Plans the import of another program's file: converts its readings to entries, and matches these with the diary.

Each entry has an origin, by which a later import recognises it; `matching` decides which entries are new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from diary.domain import catalogue
from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.identity import subject, with_origins
from diary.domain.note import Note
from diary.domain.record import DEFAULT_DAY_TURN_HOUR, Entry, Record
from diary.domain.symptom import Rating
from diary.domain.tracked_items import known_keys, name_of
from diary.formats.errors import FormatError
from diary.formats.importing.converting import Reading, RefusedError, entries_of
from diary.formats.importing.format import ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.mapping import ASK, LEFT_OUT, UNKNOWN, Mapping, Thing
from diary.formats.importing.matching import Incoming, counted, matched, period
from diary.formats.importing.words import is_missing
from diary.formats.work import Work
from diary.i18n import _

_EVERY, _MOST = 500, 500_000
"""The number of readings between two checks for cancellation, and the maximum number of readings (fifty years of a
diary)."""
_EXAMPLES, _LONGEST = 4, 30
Item = Reading | LeftOut
"""What the formats parse a file into: a reading, or a value that is left out."""


def texts_by_label(items: Iterable[Item]) -> dict[str, list[str]]:
    """The texts of the readings by label, in order of first occurrence."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if isinstance(item, Reading):
            by_label[item.label].append(item.text)
    return dict(by_label)


def preview_of(
    mapping: Mapping, items: Sequence[Item], rows: int, remarks: Sequence[str] = (), encoding: str = ""
) -> ImportPreview:
    """The preview of a format that has parsed its items; the examples are the first distinct texts of each label."""
    examples: dict[str, dict[str, None]] = defaultdict(dict)
    for item in items:
        if isinstance(item, Reading) and len(examples[item.label]) < _EXAMPLES:
            examples[item.label][item.text[:_LONGEST]] = None
    shown = {label: tuple(texts) for label, texts in examples.items()}
    return ImportPreview(mapping, tuple(items), rows, shown, tuple(remarks), encoding=encoding)


def plan_items(preview: ImportPreview, mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """The plan of a format whose `ImportPreview.content` are its items; raises as `plan` does."""
    return plan(preview.content, mapping, diary, today, work)


def plan(items: Iterable[Item], mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """The changes that bring `items` into `diary`, which is the whole diary.

    Raises `FormatError` for more than 500,000 items, and `CancelledError` once the work was cancelled.
    """
    read = _read(items, mapping, today, work)
    names = {thing.label: _name_in_diary(thing, diary.definitions) for thing in mapping.things}
    entries = with_origins([entry for entry, _reading in read.entries], mapping.prefix)
    incoming = [
        Incoming(entry, _("Notes") if isinstance(entry, Note) else names[reading.label], reading.row)
        for entry, (_made, reading) in zip(entries, read.entries, strict=True)
    ]
    result = matched(incoming, diary, mapping.prefix)
    new = [one.record for one in result.new]
    return ImportPlan(
        changes=tuple(added([*_definitions(mapping.things, new, diary.definitions), *new])),
        counted=tuple(counted(result.new)),
        already_there=result.already_there,
        left_out=(*_whole(read, mapping), *read.left_out, *result.left_out),
        period=period(incoming),
        several_a_day=_several_a_day(entries),
        asks=tuple(read.unsaid),
        differing=result.differing,
        silent=read.silent[0],
        read=read.read[0],
    )


@dataclass(frozen=True, slots=True)
class _ReadItems:
    """The converted items of a file.

    `entries` are each with the reading that it was made of, `left_out` the invalid cells. `unsaid` and `unwanted` count
    readings by label: of labels with an open question, and of those that are not imported. `read` and `silent` are
    counters (lists of one number): of all values that were read, and of readings without content.
    """

    entries: list[tuple[Entry, Reading]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unsaid: Counter[str] = field(default_factory=Counter)
    unwanted: Counter[str] = field(default_factory=Counter)
    read: list[int] = field(default_factory=lambda: [0])
    silent: list[int] = field(default_factory=lambda: [0])


def _read(items: Iterable[Item], mapping: Mapping, today: date, work: Work) -> _ReadItems:
    things = {thing.label: thing for thing in mapping.things}
    begins = DEFAULT_DAY_TURN_HOUR if mapping.day_begins is None else mapping.day_begins
    read = _ReadItems()
    for number, item in enumerate(items):
        if number % _EVERY == 0:
            work.check()
        if number == _MOST:
            raise FormatError(_("The file tells of more than {n} things, far more than a diary holds.").format(n=_MOST))
        if isinstance(item, Reading) and is_missing(item.text):
            continue
        read.read[0] += item.cells if isinstance(item, LeftOut) else 1
        if isinstance(item, LeftOut):
            read.left_out.append(item)
        elif (thing := things.get(item.label)) is None or thing.meaning in (LEFT_OUT, UNKNOWN):
            read.unwanted[item.label] += 1
        elif thing.is_open:
            read.unsaid[item.label] += 1
        else:
            try:
                entries = entries_of(thing, _on_its_day(item, begins), today)
                read.entries.extend((entry, item) for entry in entries)
                read.silent[0] += not entries
                read.read[0] += max(0, len(entries) - 1)
            except RefusedError as error:
                read.left_out.append(LeftOut(item.column or item.label, str(error), 1, item.row, item.text))
    return read


def _on_its_day(reading: Reading, begins: int) -> Reading:
    """The reading moved to the day before if its timestamp is before the hour at which a day begins."""
    if reading.at is None or not reading.is_stamp or reading.at.hour >= begins:
        return reading
    return replace(reading, day=reading.day - timedelta(days=1))


def _name_in_diary(thing: Thing, definitions: Sequence[Definition]) -> str:
    """The name of the item in the diary, or the file's name for a new item."""
    known = name_of(thing.meaning, thing.shown_key, definitions)
    return thing.shown_name if known == thing.shown_key else known


def _whole(read: _ReadItems, mapping: Mapping) -> Iterator[LeftOut]:
    """The labels that are left out completely, with their numbers of readings."""
    things = {thing.label: thing for thing in mapping.things}
    for label, count in read.unsaid.items():
        yield LeftOut(label, _question(things[label]), count)
    for label, count in read.unwanted.items():
        is_chosen = label in things and things[label].meaning == LEFT_OUT
        yield LeftOut(label, _("left out by choice") if is_chosen else _("nothing says what it means"), count)


def _question(thing: Thing) -> str:
    """The unanswered question about a thing, as the reason for leaving it out."""
    if thing.meaning == ASK:
        return _("say what it is")
    if thing.open_words:
        return _("say which number each word stands for")
    return _("say which number the word stands for") if thing.is_word else _("say which scale it has")


def _definitions(things: Sequence[Thing], new: Iterable[Record], known: Sequence[Definition]) -> list[Definition]:
    """The missing definitions of the new entries' items, which are neither in the catalogue nor in the diary."""
    kinds = ("symptom", "treatment", "measurement", "event")
    built_in = {(kind, key) for kind in kinds for key in known_keys(kind, ())}
    built_in |= {("exercise", key) for key in catalogue.exercises()}
    needed = {subject(one) for one in new} - built_in - {(one.kind, one.key) for one in known}
    definitions: dict[tuple[str, str], Definition] = {}
    for thing in things:
        kind, key = thing.meaning, thing.shown_key
        if (kind, key) in needed and (kind, key) not in definitions:
            name = thing.shown_name.strip() or _("Without a name")
            definitions[kind, key] = Definition(kind=kind, key=key, name=name, category=thing.category, unit=thing.unit)
    return list(definitions.values())


def _several_a_day(entries: Iterable[Entry]) -> int:
    ratings = Counter((entry.day, entry.symptom) for entry in entries if isinstance(entry, Rating))
    return len({day for (day, _symptom), count in ratings.items() if count > 1})
