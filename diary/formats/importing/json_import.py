"""Importing the program's own JSON; existing records are neither added again nor overwritten."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from diary import APP_ID
from diary.domain.change import Change, added, removed
from diary.domain.definition import Definition
from diary.domain.excerpt import FIELDS, UNDATED, Excerpt
from diary.domain.kinds import KIND_OF
from diary.domain.plan.plan import PlanLine
from diary.domain.record import Record
from diary.foreign.unpacking import require_few_values
from diary.formats.errors import FormatError
from diary.formats.importing.format import ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping as Answers
from diary.formats.importing.matching import Incoming, counted, matched, period
from diary.formats.importing.reading import LARGEST, Source
from diary.formats.record_json import VERSION, record_of, refusal
from diary.formats.row import row
from diary.formats.work import Work
from diary.i18n import N_, _

_HEAD = {"format", "version", "from", "to"}
_EVERY, _BEGINNING = 500, 400


def recognises(source: Source) -> bool:
    """Whether the file begins like one written by `json_export`."""
    head = source.head[:_BEGINNING].decode("utf-8", "ignore").lstrip("\ufeff")
    return "".join(head.split()).startswith(f'{{"format":"{APP_ID}"')


def preview(source: Source, work: Work, _given: Answers | None) -> ImportPreview:
    """Parse and validate the records of the file; raises `FormatError` for the first invalid value."""
    by_kind = read(source.content(LARGEST), work)
    return ImportPreview(Answers(APP_ID, (), (), app="json"), by_kind, sum(map(len, by_kind.values())))


def read(content: bytes, work: Work | None = None) -> dict[type[Record], list[Record]]:
    """The records of a `json_export` file by kind, without the kinds that are absent from it.

    Raises `FormatError`, and `CancelledError` after the work was cancelled.
    """
    document = _document(content)
    by_kind: dict[type[Record], list[Record]] = {}
    for kind, name in FIELDS.items():
        if name not in document:
            continue
        if not isinstance(document[name], list):
            raise refusal(name, _("is no list"))
        by_kind[kind] = []
        for number, one in enumerate(document[name]):
            if work and number % _EVERY == 0:
                work.check()
            by_kind[kind].append(record_of(kind, one, f"{name}[{number}]"))
    _refuse_doubles(by_kind)
    return by_kind


def plan(preview: ImportPreview, _given: Answers, diary: Excerpt, _today: date, work: Work) -> ImportPlan:
    """The changes that add the records of the file to `diary`, which is the whole diary.

    Definitions are added if the diary has none with that kind and key. Plan, step words and profile are each replaced
    as a whole, if the diary has none of its own or no entry yet.
    """
    records: Mapping[type[Record], Sequence[Record]] = preview.content
    work.check()
    incoming = list(_incoming(records, diary))
    result = matched(incoming, diary)
    changes, left_out = [*_definitions(records.get(Definition, ()), diary)], [*result.left_out]
    for kind in UNDATED:
        if KIND_OF[kind].read_whole and kind in records:
            whole, refused = _whole(kind, records[kind], diary)
            changes += whole
            left_out += refused
    return ImportPlan(
        changes=(*changes, *added(one.record for one in result.new)),
        counted=tuple(counted(result.new)),
        already_there=result.already_there,
        left_out=tuple(left_out),
        period=period(incoming),
        several_a_day=0,
        differing=result.differing,
    )


def _incoming(records: Mapping[type[Record], Sequence[Record]], diary: Excerpt) -> Iterator[Incoming]:
    """The records that are imported individually, with their names in the diary, or else in the file."""
    definitions = [one for one in records.get(Definition, ()) if isinstance(one, Definition)]
    named = Excerpt(period=diary.period, definitions=(*diary.definitions, *definitions))
    for kind in FIELDS:
        if kind is not Definition and not KIND_OF[kind].read_whole:
            for one in records.get(kind, ()):
                yield Incoming(one, row(one, named)["name"] or _(KIND_OF[kind].title))


def _document(content: bytes) -> dict[str, Any]:
    """The JSON object of the file, after a check of its keys; raises `FormatError`."""
    try:
        require_few_values(content)
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


def _refuse_doubles(by_kind: Mapping[type[Record], Iterable[Record]]) -> None:
    seen, keys = set[str](), set[tuple[str, str]]()
    for kind, records in by_kind.items():
        for number, one in enumerate(records):
            place = f"{FIELDS[kind]}[{number}]"
            if one.id in seen:
                raise refusal(place, _("has the identifier of another"))
            seen.add(one.id)
            if isinstance(one, Definition):
                if (one.kind, one.key) in keys:
                    raise refusal(place, _("has the key of another"))
                keys.add((one.kind, one.key))


def _definitions(records: Iterable[Record], diary: Excerpt) -> Iterator[Change]:
    keys, ids = {(one.kind, one.key) for one in diary.definitions}, {one.id for one in diary.definitions}
    mine = [one for one in records if isinstance(one, Definition)]
    yield from added(one for one in mine if (one.kind, one.key) not in keys and one.id not in ids)


def _whole(kind: type[Record], from_file: Sequence[Record], diary: Excerpt) -> tuple[list[Change], list[LeftOut]]:
    """The changes that replace the diary's records of a kind by those of the file, or the reason for leaving them
    out."""
    present: dict[str, Record] = {one.id: one for one in getattr(diary, FIELDS[kind])}
    wanted = {one.id: one for one in from_file}
    if present == wanted or not (from_file or kind is PlanLine):
        return [], []
    if present and diary.entries:
        reason = _("The diary has its own, which stays")
        return [], [LeftOut(_(KIND_OF[kind].title), reason, len(from_file))] if from_file else []
    changed = [Change(present[key], one) for key, one in wanted.items() if key in present and present[key] != one]
    gone = removed(one for key, one in present.items() if key not in wanted)
    return [*gone, *changed, *added(one for key, one in wanted.items() if key not in present)], []


IMPORT = ImportFormat("json", N_("Neuropathy Diary (JSON)"), ("json",), recognises, preview, plan)
