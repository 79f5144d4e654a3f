"""A general table, CSV or a sheet of a workbook, which is read according to a mapping of its columns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from diary.domain.excerpt import Excerpt
from diary.domain.rounding import as_entered
from diary.formats.errors import FormatError
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.dates import has_no_year
from diary.formats.importing.encoding import doubtful_words
from diary.formats.importing.format import ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.mapping import ASK, LEFT_OUT, UNREAD, Mapping, Thing
from diary.formats.importing.moments import moments
from diary.formats.importing.planning import Item, plan
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import decimal_of, may_be_long, order_of, suggest
from diary.formats.importing.table import ImportTable, any_table, looks_like_a_table
from diary.formats.importing.workbook import is_workbook, sheets, table_in
from diary.formats.work import Work
from diary.i18n import N_, _

_EXAMPLES, _LONGEST = 4, 30


def recognises(source: Source) -> bool:
    """Whether the file is a text table with at least two columns, or a workbook."""
    return looks_like_a_table(source) or is_workbook(source)


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the table, with the delimiter and encoding of the mapping if one is given. Raises `FormatError`."""
    work.advance(0.0)
    if is_workbook(source):
        in_book = sheets(source)
        read, sheet = table_in(in_book, given.sheet if given else "")
        shown = preview_of_table(read, given)
        names = tuple(one.name for one in in_book)
        shown = replace(shown, mapping=replace(shown.mapping, sheet=sheet if len(names) > 1 else ""), sheets=names)
    else:
        shown = preview_of_table(any_table(source.content(), *_how_written(given)), given)
    work.advance(1.0)
    return shown


def _how_written(given: Mapping | None) -> tuple[str, str]:
    return (given.delimiter, given.encoding) if given else ("", "")


def preview_of_table(read: ImportTable, given: Mapping | None) -> ImportPreview:
    """The preview of a table, with the given mapping or else the suggested one."""
    mapping = given if given and given.day else suggest(read, given)
    return ImportPreview(
        mapping=mapping,
        content=read,
        rows=len(read.rows),
        examples={thing.label: _examples(read, mapping, thing) for thing in mapping.things},
        remarks=_remarks(read),
        header=read.header,
        encoding=read.encoding,
        has_years=not (len(mapping.day) == 1 and mapping.day[0] in read.header and _is_yearless(read, mapping.day[0])),
        may_be_long=may_be_long(read, mapping),
        doubtful=doubtful_words(chain(read.header, *read.rows), read.encoding, is_told=bool(given and given.encoding)),
    )


def with_day(preview: ImportPreview, mapping: Mapping, column: str) -> Mapping:
    """The mapping with `column` as that of the day, and with the only order that its dates permit, if there is just
    one.

    The column is removed from the things.
    """
    read: ImportTable = preview.content
    order = order_of(read.cells(read.column(column))) if column in read.header else ""
    former = {thing.label: thing for thing in (*preview.mapping.things, *mapping.things)}
    things = tuple(thing for label, thing in former.items() if label != column)
    return replace(mapping, day=(column,), date_order=order, things=things)


def _is_yearless(read: ImportTable, column: str) -> bool:
    return any(map(has_no_year, read.cells(read.column(column))))


def plan_table(preview: ImportPreview, mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """Plan the import; raises `FormatError` for a mapping that does not fit the table."""
    if not all(mapping.day):
        raise FormatError(_("Say which column holds the day."))
    return plan(items_of(preview.content, mapping), mapping, diary, today, work)


def _remarks(read: ImportTable) -> tuple[str, ...]:
    turned = _("The days of this file stand side by side; the number of a row is that of its column.")
    nameless = _("The file does not name its columns; please say below what each is.")
    return (*((turned,) if read.is_turned else ()), *(() if read.has_header else (nameless,)))


def items_of(read: ImportTable, mapping: Mapping) -> Iterator[Item]:
    """A reading for each non-empty cell of a mapped column, then the parts left out of the other columns."""
    yield from read.left_out
    moment = moments(read, mapping)
    labels = [thing.label for thing in mapping.things if thing.meaning not in UNREAD]
    name = read.column(mapping.name) if mapping.is_long else -1
    places = [("", read.column(mapping.value))] if mapping.is_long else [(one, read.column(one)) for one in labels]
    decimal = _decimal(read, mapping, [place for _label, place in places])
    is_stamp = bool(mapping.time) or not mapping.written
    for row, number in zip(read.rows, read.numbers, strict=True):
        full = [(label or row[name], place) for label, place in places if row[place]]
        if not full:
            continue
        when = moment(row, number)
        if isinstance(when, LeftOut):
            yield when
            continue
        for label, place in full:
            yield Reading(
                label, row[place], when.day, number, when.at, when.written, "", decimal, read.header[place], is_stamp
            )
    yield from _unread(read, mapping)


def _decimal(read: ImportTable, mapping: Mapping, places: list[int]) -> str:
    """The decimal sign of the mapped columns; raises `FormatError` if it is ambiguous."""
    columns = {read.header[place]: read.cells(place) for place in places}
    decimal = mapping.decimal or read.decimal or decimal_of(columns)
    if decimal:
        return decimal
    example = next(filter(None, map(cells.example_of_open, columns.values())))
    whole, part = (cells.number(example, sign) for sign in ((".", ",") if "," in example else (",", ".")))
    raise FormatError(
        _("“{example}” may be {whole} or {part}; say which sign is the decimal one.").format(
            example=example, whole=as_entered(whole), part=as_entered(part)
        )
    )


def _unread(read: ImportTable, mapping: Mapping) -> Iterator[LeftOut]:
    """The columns that are not imported, with the reason."""
    things = {thing.label: thing for thing in mapping.things}
    used = {*mapping.day, mapping.written, mapping.time, mapping.name, mapping.value}
    for place, label in enumerate(read.header):
        thing = None if mapping.is_long else things.get(label)
        cell_count = 0 if thing and thing.meaning not in UNREAD else sum(map(bool, read.cells(place)))
        if label in used or not cell_count:
            continue
        if thing is not None and thing.meaning == LEFT_OUT:
            reason = _("left out by choice")
        else:
            reason = _("say what it is") if thing and thing.meaning == ASK else _("nothing says what it means")
        yield LeftOut(label, reason, cell_count)


def _examples(read: ImportTable, mapping: Mapping, thing: Thing) -> tuple[str, ...]:
    """The first distinct cells of a thing, shortened."""
    if mapping.is_long:
        name, value = read.column(mapping.name), read.column(mapping.value)
        shown = (row[value] for row in read.rows if row[name] == thing.label)
    elif thing.label in read.header:
        place = read.column(thing.label)
        shown = (row[place] for row in read.rows)
    else:
        return ()
    distinct: dict[str, None] = {}
    for cell in filter(None, shown):
        distinct[cell[:_LONGEST]] = None
        if len(distinct) == _EXAMPLES:
            break
    return tuple(distinct)


IMPORT = ImportFormat(
    "csv", N_("A table (CSV, XLSX, ODS)"), ("csv", "tsv", "txt", "xlsx", "ods"), recognises, preview, plan_table
)
