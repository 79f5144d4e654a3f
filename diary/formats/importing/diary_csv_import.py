"""Imports the program's own long CSV.

It restores entries and user-defined items; plan, pictures and other undated records are only in the JSON export.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin

from diary import APP_ID
from diary.domain.definition import Definition
from diary.domain.excerpt import DATED, Excerpt
from diary.domain.kinds import KIND_OF, KINDS
from diary.domain.record import Record
from diary.formats.errors import FormatError
from diary.formats.formula import as_written
from diary.formats.importing import json_import
from diary.formats.importing.format import ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping as Answers
from diary.formats.importing.reading import Source
from diary.formats.importing.table import has_columns, table
from diary.formats.record_json import record_of
from diary.formats.row import BEGINNING, END, RENAMED
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "diary-csv"
_EVERY = 500
_BY_WORD = {kind.word: kind.record for kind in KINDS}
READ = (*DATED, Definition)
"""The kinds of record that are imported from a table."""
Content = tuple[Mapping[type[Record], list[Record]], tuple[LeftOut, ...]]


def recognises(source: Source) -> bool:
    return has_columns(source, *BEGINNING, *END)


def preview(source: Source, work: Work, given: Answers | None) -> ImportPreview:
    """Read the rows; invalid ones are left out. Raises `FormatError` and `CancelledError`."""
    read = table(source.content(), *((given.delimiter, given.encoding) if given else ("", "")))
    read = replace(read, header=tuple(name.casefold() for name in read.header))
    for name in (*BEGINNING, *END):
        read.column(name)
    by_kind, left_out, elsewhere = defaultdict[type[Record], list[Record]](list), list[LeftOut](), Counter[str]()
    for place, (cells, number) in enumerate(zip(read.rows, read.numbers, strict=True)):
        if place % _EVERY == 0:
            work.advance(place / len(read.rows))
        row = dict(zip(read.header, cells, strict=True))
        kind = _BY_WORD.get(row["kind"])
        if kind is None:
            left_out.append(LeftOut(row["kind"], _("is no kind that this program knows"), 1, number, row["key"]))
        elif kind not in READ:
            elsewhere[_(KIND_OF[kind].title)] += 1
        else:
            try:
                by_kind[kind].append(_record(kind, row, number))
            except (FormatError, ValueError):
                text = " ".join(filter(None, (row["day"], row["value"], row["text"])))
                left_out.append(LeftOut(row["name"] or row["kind"], _("cannot be an entry"), 1, number, text))
    reason = _("only the JSON file brings it back")
    left_out += [LeftOut(title, reason, count) for title, count in elsewhere.items()]
    left_out += read.left_out
    answers = Answers(APP_ID, (), (), app=KEY, encoding=read.encoding)
    return ImportPreview(answers, (dict(by_kind), tuple(left_out)), len(read.rows), encoding=read.encoding)


def plan(preview: ImportPreview, given: Answers, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """The changes that add the entries of the file to `diary`, which is the whole diary, by the rules of the JSON
    import."""
    content: Content = preview.content
    records, left_out = content
    planned = json_import.plan(replace(preview, content=records), given, diary, today, work)
    return replace(planned, left_out=(*left_out, *planned.left_out))


def _record(kind: type[Record], row: Mapping[str, str], number: int) -> Record:
    """The record of a row; raises `FormatError` and `ValueError` for an invalid one."""
    plain = {name: as_written(cell) for name, cell in row.items()}
    return record_of(kind, fields_of(kind, plain), _("Row {row}").format(row=number))


def fields_of(kind: type[Record], row: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a record as JSON values; raises `ValueError` for an invalid cell."""
    about = KIND_OF[kind]
    columns = {**RENAMED, about.about: "key", about.value: "value"}
    values: dict[str, Any] = {}
    for field in fields(kind):
        text = row.get(columns.get(field.name, field.name), "")
        value = _value(field.type, text) if text else None
        if value is not None:
            values[field.name] = value
    return values


def _value(annotation: Any, text: str) -> Any:  # noqa: ANN401 - a type, or several
    """The text as the JSON value of that type; None for a type without cells. Raises `ValueError`."""
    wanted = next(one for one in get_args(annotation) or (annotation,) if one is not NoneType)
    if get_origin(annotation) is tuple or get_origin(wanted) is tuple:
        return text.split("; ")
    if wanted is bool:
        return {"yes": True, "no": False}[text] if text in ("yes", "no") else text
    if wanted in (int, float):
        number = float(text)
        return int(number) if wanted is int and number.is_integer() else number
    return text if wanted in (str, date) or wanted.__module__ == "datetime" else None


IMPORT = ImportFormat(KEY, N_("Neuropathy Diary (CSV, one row for each entry)"), ("csv",), recognises, preview, plan)
