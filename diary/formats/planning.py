"""What an import would change: what is new, what the diary has already, and what is left out and why.

Nothing is added twice, and nothing that the person wrote is put aside: each entry from a file carries the natural key
of where it stands there, what is already in the diary in the same words counts as there, and where the diary has
another value of that day, the diary's stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from diary.domain import catalogue
from diary.domain.change import added
from diary.domain.day import subject
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry
from diary.domain.rounding import as_entered
from diary.domain.symptom import Rating
from diary.domain.tracked_items import known_keys, name_of
from diary.domain.treatment import TreatmentDone
from diary.formats.converting import Reading, RefusedError, entries_of
from diary.formats.errors import FormatError
from diary.formats.format import Counted, ImportPlan, LeftOut, Look
from diary.formats.mapping import Mapping, Thing
from diary.formats.work import Work
from diary.i18n import _

_EVERY, _MOST = 500, 500_000
"""How often to see whether the work was called off, and how many readings a diary of fifty years may have."""
_EXAMPLES, _LONGEST = 4, 30
_KEYS: dict[type[Entry], tuple[str, str]] = {
    Rating: ("symptom", "symptom"),
    ExerciseDone: ("exercise", "exercise"),
    TreatmentDone: ("treatment", "treatment"),
    Measurement: ("measurement", "quantity"),
    Event: ("event", "event"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """An entry with the row in which its reading stands and how it is called."""

    entry: Entry
    row: int
    name: str


Item = Reading | LeftOut
"""What the formats make of a file, one after the other."""


def texts_by_label(items: Iterable[Item]) -> dict[str, list[str]]:
    """What the readings say of each label, in the order in which the labels are met."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if isinstance(item, Reading):
            found[item.label].append(item.text)
    return dict(found)


def look_of(
    mapping: Mapping, items: Sequence[Item], rows: int, remarks: Sequence[str] = (), encoding: str = ""
) -> Look:
    """The look of a format that has read its items; the examples are the first different ones of each label."""
    examples: dict[str, dict[str, None]] = defaultdict(dict)
    for item in items:
        if isinstance(item, Reading) and len(examples[item.label]) < _EXAMPLES:
            examples[item.label][item.text[:_LONGEST]] = None
    shown = {label: tuple(found) for label, found in examples.items()}
    return Look(mapping, tuple(items), rows, shown, tuple(remarks), encoding=encoding)


def plan_items(look: Look, mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """The plan of a format whose `Look` holds its items."""
    return plan(look.content, mapping, diary, today, work)


def plan(items: Iterable[Item], mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """The changes that bring `items` into `diary`, which is the whole diary."""
    things = {thing.label: thing for thing in mapping.things}
    names = {thing.label: _name_in_diary(thing, diary.definitions) for thing in mapping.things}
    made, left_out = list[Made](), list[LeftOut]()
    unsaid, unwanted = Counter[str](), Counter[str]()
    seen = Counter[str]()
    for number, item in enumerate(items):
        if number % _EVERY == 0:
            work.check()
        if number == _MOST:
            raise FormatError(_("The file tells of more than {n} things, far more than a diary holds.").format(n=_MOST))
        if isinstance(item, LeftOut):
            left_out.append(item)
        elif (thing := things.get(item.label)) is None or thing.meaning == "leave-out":
            unwanted[item.label] += 1
        elif thing.is_open:
            unsaid[item.label] += 1
        else:
            try:
                found = entries_of(thing, item, today)
            except RefusedError as error:
                left_out.append(LeftOut(item.column or item.label, str(error), 1, item.row, item.text))
                continue
            named = [Made(entry, item.row, names[thing.label]) for entry in found]
            made += [_with_origin(one, mapping.prefix, seen) for one in named]
    new, already_there, kept = _sifted(made, diary, mapping.prefix)
    left_out = [*_whole(unsaid, unwanted, things), *left_out, *kept]
    return ImportPlan(
        changes=tuple(added([*_definitions(mapping.things, new, diary.definitions), *(one.entry for one in new)])),
        counted=tuple(_counted(new)),
        already_there=already_there,
        left_out=tuple(left_out),
        period=_period(one.entry.day for one in made),
        several_a_day=_several_a_day(one.entry for one in made),
        asks=tuple(unsaid),
    )


def _name_in_diary(thing: Thing, definitions: Sequence[Definition]) -> str:
    """How the diary calls it; what is new there is called as the file does."""
    known = name_of(thing.meaning, thing.shown_key, definitions)
    return thing.shown_name if known == thing.shown_key else known


def _with_origin(one: Made, prefix: str, seen: Counter[str]) -> Made:
    """The same with its natural key: where from, what, when, and the how manieth of that moment."""
    entry = one.entry
    kind, key = _sort_of(entry)
    at = getattr(entry, "time", None)
    moment = f"{entry.day.isoformat()}T{at.isoformat()}" if at else entry.day.isoformat()
    origin = f"{prefix}{kind}:{key}:{moment}"
    seen[origin] += 1
    if seen[origin] > 1:
        origin = f"{origin}#{seen[origin]}"
    return replace(one, entry=replace(entry, origin=origin))


def _sifted(made: Sequence[Made], diary: Excerpt, prefix: str) -> tuple[list[Made], int, list[LeftOut]]:
    """What is new, how many the diary has already, and what is left out because the diary has another value."""
    days = {one.entry.day for one in made}
    kept = [entry for entry in diary.entries if entry.day in days]
    origins = {entry.origin for entry in kept if entry.origin} | {
        entry.origin for entry in diary.entries if entry.origin.startswith(prefix)
    }
    equal = Counter(_said(entry) for entry in kept if not entry.origin.startswith(prefix))
    others = {_subject(entry) for entry in kept if not entry.origin.startswith(prefix)} - {()}
    new, already_there, left_out = list[Made](), 0, list[LeftOut]()
    for one in made:
        said = _said(one.entry)
        if one.entry.origin in origins:
            already_there += 1
        elif equal[said]:
            equal[said] -= 1
            already_there += 1
        elif _subject(one.entry) in others:
            reason = _("The diary has something else of that day, which stays")
            left_out.append(LeftOut(_name_of(one), reason, 1, one.row, _in_short(one.entry)))
        else:
            new.append(one)
    return new, already_there, left_out


def _subject(entry: Entry) -> tuple[object, ...]:
    """What the diary has one of a day; empty where there may be several, as of notes that come from elsewhere."""
    return () if isinstance(entry, Note) else subject(entry)


def _said(entry: Entry) -> tuple[Any, ...]:
    """What an entry says, whenever it was written and wherever it came from."""
    if isinstance(entry, Note):
        return Note, entry.day, entry.text.strip()
    names = (field.name for field in fields(entry) if field.name not in ("id", "written", "origin"))
    return type(entry), *(getattr(entry, name) for name in names)


def _in_short(entry: Entry) -> str:
    """Day and value of an entry."""
    value = getattr(entry, "value", None)
    return entry.day.isoformat() if value is None else f"{entry.day.isoformat()}: {as_entered(value)}"


def _whole(unsaid: Counter[str], unwanted: Counter[str], things: dict[str, Thing]) -> Iterator[LeftOut]:
    """What is left out as a whole, with how often the file speaks of it."""
    for label, count in unsaid.items():
        asked = _("say which number the word stands for") if things[label].is_word else _("say which scale it has")
        yield LeftOut(label, asked, count)
    for label, count in unwanted.items():
        yield LeftOut(label, _("left out by choice") if label in things else _("nothing says what it means"), count)


def _definitions(things: Sequence[Thing], new: Sequence[Made], known: Sequence[Definition]) -> list[Definition]:
    """The definitions that the new entries need and that neither the program nor the diary has."""
    kinds = ("symptom", "treatment", "measurement", "event")
    brought = {(kind, key) for kind in kinds for key in known_keys(kind, ())}
    brought |= {("exercise", key) for key in catalogue.exercises()}
    needed = {_sort_of(one.entry) for one in new} - brought - {(one.kind, one.key) for one in known}
    found: dict[tuple[str, str], Definition] = {}
    for thing in things:
        sort = (thing.meaning, thing.shown_key)
        if sort in needed and sort not in found:
            found[sort] = Definition(
                kind=sort[0],
                key=sort[1],
                name=thing.shown_name.strip() or _("Without a name"),
                category=thing.category,
                unit=thing.unit,
            )
    return list(found.values())


def _sort_of(entry: Entry) -> tuple[str, str]:
    """The kind and key under which an entry's definition is found; no key for a note, which needs none."""
    kind, field = _KEYS.get(type(entry), ("note", ""))
    return kind, getattr(entry, field) if field else ""


def _name_of(one: Made) -> str:
    return _("Notes") if isinstance(one.entry, Note) else one.name


def _counted(new: Iterable[Made]) -> Iterator[Counted]:
    """The new entries by kind and name, in the order in which they are met."""
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for one in new:
        kind, _key = _sort_of(one.entry)
        days[kind, _name_of(one)].append(one.entry.day)
    for (kind, name), found in days.items():
        yield Counted(kind, name, len(found), Period(min(found), max(found)))


def _several_a_day(entries: Iterable[Entry]) -> int:
    ratings = Counter((entry.day, entry.symptom) for entry in entries if isinstance(entry, Rating))
    return len({day for (day, _symptom), count in ratings.items() if count > 1})


def _period(days: Iterable[date]) -> Period | None:
    every = set(days)
    return Period(min(every), max(every)) if every else None
