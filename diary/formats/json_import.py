"""This program's own JSON, read back: what the diary has already is not added again, and what it has stays."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from diary import APP_ID
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import Change, added, removed
from diary.domain.day import subject
from diary.domain.definition import Definition
from diary.domain.excerpt import DATED, FIELDS, UNDATED, Excerpt
from diary.domain.period import Period
from diary.domain.plan.plan import PlanLine
from diary.domain.record import Entry, Record
from diary.domain.visit import Question, Visit
from diary.formats.errors import FormatError
from diary.formats.format import Counted, ImportFormat, ImportPlan, LeftOut, Look
from diary.formats.json_export import VERSION
from diary.formats.mapping import Mapping as Answers
from diary.formats.reading import LARGEST, Source
from diary.formats.record_json import record_of, refusal
from diary.formats.row import KINDS, row
from diary.formats.work import Work
from diary.i18n import N_, _

_HEAD = {"format", "version", "from", "to"}
_EVERY, _BEGINNING = 500, 400
_ONE_BY_ONE: tuple[type[Record], ...] = (*DATED, BackgroundAnswer, Visit, Question)
"""What is taken over record by record; of the other kinds all that belongs together, or nothing."""


def recognises(source: Source) -> bool:
    """Whether the file begins like one that `json_export` wrote."""
    head = source.head[:_BEGINNING].decode("utf-8", "ignore").lstrip("\ufeff")
    return "".join(head.split()).startswith(f'{{"format":"{APP_ID}"')


def look(source: Source, work: Work, _given: Answers | None) -> Look:
    """The records of the file; raises `FormatError` for the first thing that cannot be."""
    found = read(source.content(LARGEST), work)
    return Look(Answers(APP_ID, (), (), app="json"), found, sum(map(len, found.values())))


def read(content: bytes, work: Work | None = None) -> dict[type[Record], list[Record]]:
    """The records in a file of `json_export`, by kind; a kind that the file does not speak of is missing."""
    document = _document(content)
    found: dict[type[Record], list[Record]] = {}
    for kind, name in FIELDS.items():
        if name not in document:
            continue
        if not isinstance(document[name], list):
            raise refusal(name, _("is no list"))
        found[kind] = []
        for number, one in enumerate(document[name]):
            if work and number % _EVERY == 0:
                work.check()
            found[kind].append(record_of(kind, one, f"{name}[{number}]"))
    _refuse_doubles(found)
    return found


def plan(found: Look, _given: Answers, diary: Excerpt, _today: date, work: Work) -> ImportPlan:
    """The changes that bring the records of the file into `diary`, which is the whole diary.

    Definitions are added where the diary has none for that. Plan, words and profile are each taken over as a whole,
    where the diary has none of its own or not one entry yet.
    """
    records: Mapping[type[Record], Sequence[Record]] = found.content
    work.check()
    single = [one for kind in _ONE_BY_ONE for one in records.get(kind, ())]
    new, already_there, left_out = _sifted(single, diary)
    changes = [*_definitions(records.get(Definition, ()), diary)]
    for kind in UNDATED:
        if kind is not Definition and kind not in _ONE_BY_ONE and kind in records:
            whole, kept = _whole(kind, records[kind], diary)
            changes += whole
            left_out += kept
    days = [one.day for one in single if isinstance(one, Entry)]
    return ImportPlan(
        changes=(*changes, *added(new)),
        counted=tuple(_counted(new, diary, records)),
        already_there=already_there,
        left_out=tuple(left_out),
        period=Period(min(days), max(days)) if days else None,
        several_a_day=0,
    )


def _document(content: bytes) -> dict[str, Any]:
    """The file as one object with known names."""
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise FormatError(_("The file is no sound JSON. Nothing was imported.")) from error
    if not isinstance(document, dict) or document.get("format") != APP_ID:
        raise FormatError(_("The file is no diary of this program. Nothing was imported."))
    if document.get("version") != VERSION:
        raise FormatError(_("The file was written by another version of the program. Nothing was imported."))
    if unknown := sorted(set(document) - _HEAD - set(FIELDS.values())):
        raise refusal(unknown[0], _("is nothing that this program knows"))
    return document


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _refuse_doubles(found: Mapping[type[Record], Iterable[Record]]) -> None:
    seen, keys = set[str](), set[tuple[str, str]]()
    for kind, records in found.items():
        for number, one in enumerate(records):
            place = f"{FIELDS[kind]}[{number}]"
            if one.id in seen:
                raise refusal(place, _("has the identifier of another"))
            seen.add(one.id)
            if isinstance(one, Definition):
                if (one.kind, one.key) in keys:
                    raise refusal(place, _("has the key of another"))
                keys.add((one.kind, one.key))


def _sifted(found: Iterable[Record], diary: Excerpt) -> tuple[list[Record], int, list[LeftOut]]:
    """What is new, how many the diary has already, and what is left out because the diary has another in its place."""
    mine: list[Record] = [*diary.entries, *diary.background, *diary.visits, *diary.questions]
    kept = {one.id: one for one in mine}
    said = Counter(_said(one) for one in mine)
    subjects = {_subject(one) for one in mine} - {()}
    new, already_there, left_out = list[Record](), 0, list[LeftOut]()
    for one in found:
        if kept.get(one.id) == one or (one.id not in kept and said[_said(one)]):
            already_there += 1
            said[_said(one)] -= 1
        elif one.id in kept or _subject(one) in subjects:
            left_out.append(_left_out(one, diary))
        else:
            new.append(one)
    return new, already_there, left_out


def _subject(record: Record) -> tuple[object, ...]:
    """What a record is about, where the diary has one such record; empty where there may be several."""
    if isinstance(record, BackgroundAnswer):
        return type(record), record.item
    return subject(record) if isinstance(record, Entry) else ()


def _left_out(record: Record, diary: Excerpt) -> LeftOut:
    if isinstance(record, Entry):
        reason = _("The diary has something else of that day, which stays")
        return LeftOut(_name(record, diary), reason, text=record.day.isoformat())
    return LeftOut(_name(record, diary), _("The diary has its own, which stays"))


def _said(record: Record) -> tuple[object, ...]:
    """What a record says, whenever it was written and wherever it came from."""
    names = (field.name for field in fields(record) if field.name not in ("id", "written", "origin"))
    return type(record), *(getattr(record, name) for name in names)


def _definitions(found: Iterable[Record], diary: Excerpt) -> Iterator[Change]:
    keys, ids = {(one.kind, one.key) for one in diary.definitions}, {one.id for one in diary.definitions}
    mine = [one for one in found if isinstance(one, Definition)]
    yield from added(one for one in mine if (one.kind, one.key) not in keys and one.id not in ids)


def _whole(kind: type[Record], found: Sequence[Record], diary: Excerpt) -> tuple[list[Change], list[LeftOut]]:
    """What makes the diary's records of a kind those of the file, or why that is not done."""
    kept: dict[str, Record] = {one.id: one for one in getattr(diary, FIELDS[kind])}
    wanted = {one.id: one for one in found}
    if kept == wanted or not (found or kind is PlanLine):
        return [], []
    if kept and diary.entries:
        reason = _("The diary has its own, which stays")
        return [], [LeftOut(_(KINDS[kind].title), reason, len(found))] if found else []
    changed = [Change(kept[key], one) for key, one in wanted.items() if key in kept and kept[key] != one]
    gone = removed(one for key, one in kept.items() if key not in wanted)
    return [*gone, *changed, *added(one for key, one in wanted.items() if key not in kept)], []


def _counted(
    new: Iterable[Record], diary: Excerpt, records: Mapping[type[Record], Sequence[Record]]
) -> Iterator[Counted]:
    """The new records by kind and name, in the order in which they are met."""
    definitions = [one for one in records.get(Definition, ()) if isinstance(one, Definition)]
    named = Excerpt(period=diary.period, definitions=(*diary.definitions, *definitions))
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for one in new:
        name = _(KINDS[type(one)].title) if isinstance(one, BackgroundAnswer) else _name(one, named)
        days[KINDS[type(one)].word, name].append(_day(one))
    for (kind, name), found in days.items():
        yield Counted(kind, name, len(found), Period(min(found), max(found)))


def _day(record: Record) -> date:
    """The day that a record counts for, or else the day on which it was written down."""
    if isinstance(record, Visit):
        return record.date
    return record.day if isinstance(record, Entry) else record.written.date()


def _name(record: Record, excerpt: Excerpt) -> str:
    return row(record, excerpt)["name"] or _(KINDS[type(record)].title)


IMPORT = ImportFormat("json", N_("Neuropathy Diary (JSON)"), recognises, look, plan)
