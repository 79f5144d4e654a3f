"""The CSV of any program, read according to a mapping of its columns."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time

from diary.domain.excerpt import Excerpt
from diary.formats.errors import FormatError
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item, plan
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import suggest
from diary.formats.importing.table import ImportTable, header_of, table
from diary.formats.importing.work import Work
from diary.i18n import N_, _

_EXAMPLES, _LONGEST = 4, 30
Moment = tuple[date, time | None, datetime | None]


def recognises(source: Source) -> bool:
    """Whether it is a table of text with at least two columns."""
    return bool(header_of(source))


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the table, with the delimiter and encoding of the mapping where one is given. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), *((given.delimiter, given.encoding) if given else ("", "")))
    work.advance(1.0)
    mapping = given if given and given.day else suggest(read)
    return ImportPreview(
        mapping=mapping,
        content=read,
        rows=len(read.rows),
        examples={thing.label: _examples(read, mapping, thing) for thing in mapping.things},
        header=read.header,
        encoding=read.encoding,
    )


def plan_table(preview: ImportPreview, mapping: Mapping, diary: Excerpt, today: date, work: Work) -> ImportPlan:
    """Plan the import; raises `FormatError` for a mapping that does not fit the table."""
    if not all(mapping.day):
        raise FormatError(_("Say which column holds the day."))
    return plan(_items(preview.content, mapping), mapping, diary, today, work)


def _items(read: ImportTable, mapping: Mapping) -> Iterator[Item]:
    """A reading for each non-empty cell of a mapped column, then what is left out of the other columns."""
    moment = _moments(read, mapping)
    labels = [thing.label for thing in mapping.things if thing.meaning != "leave-out"]
    if mapping.is_long:
        name, value = read.column(mapping.name), read.column(mapping.value)
        places = [("", value)]
        decimal = mapping.decimal or cells.decimal_sign(read.cells(value))
    else:
        name = -1
        places = [(label, read.column(label)) for label in labels]
        columns = [cell for _label, place in places for cell in read.cells(place)]
        decimal = mapping.decimal or cells.decimal_sign(columns)
    for row, number in zip(read.rows, read.numbers, strict=True):
        full = [(label or row[name], place) for label, place in places if row[place]]
        if not full:
            continue
        when = moment(row, number)
        if isinstance(when, LeftOut):
            yield when
            continue
        day, at, written = when
        for label, place in full:
            yield Reading(label, row[place], day, number, at, written, "", decimal, read.header[place])
    yield from _unread(read, mapping)


def _moments(read: ImportTable, mapping: Mapping) -> Callable[[tuple[str, ...], int], Moment | LeftOut]:
    """A function from a row and its number to the row's day, time, and when it was written down."""
    places = [read.column(name) for name in mapping.day]
    written = read.column(mapping.written) if mapping.written else None
    dated = places[0] if len(places) == 1 else written
    order = mapping.date_order or (cells.date_order(read.cells(dated)) if dated is not None else "iso")
    if not order and dated is not None:
        _refuse_open_dates(read, dated)

    def moment(row: tuple[str, ...], number: int) -> Moment | LeftOut:
        place = places[0]
        try:
            if len(places) == 3:
                day, at = date(*(int(row[place]) for place in places)), None
            else:
                day, at = cells.moment(row[place], order)
            stamp = None
            if written is not None and row[written]:
                place = written
                stamp_day, stamp_time = cells.moment(row[written], order)
                at = at or stamp_time
                stamp = datetime.combine(stamp_day, stamp_time or time()).astimezone()
        except (ValueError, OverflowError, OSError):
            return LeftOut(read.header[place], _("is not a day that there is"), 1, number, row[place])
        return day, at, stamp

    return moment


def _refuse_open_dates(read: ImportTable, column: int) -> None:
    """Raise `FormatError` for a column whose dates are ambiguous, or that has none."""
    full = [cell for cell in read.cells(column) if cell]
    if any(cells.looks_like_dates([cell]) for cell in full):
        question = _("The dates in the column “{column}” may have the day or the month first; say which.")
        raise FormatError(question.format(column=read.header[column]))
    raise FormatError(_("The column “{column}” holds no dates.").format(column=read.header[column]))


def _unread(read: ImportTable, mapping: Mapping) -> Iterator[LeftOut]:
    """The columns that are not imported, and why."""
    things = {thing.label: thing for thing in mapping.things}
    reasons = {True: _("left out by choice"), False: _("nothing says what it means")}
    used = {*mapping.day, mapping.written, mapping.name, mapping.value}
    if mapping.is_long:
        used |= set(things)
    for place, label in enumerate(read.header):
        taken = label in things and things[label].meaning != "leave-out"
        if label not in used and (mapping.is_long or not taken):
            yield LeftOut(label, reasons[label in things], sum(map(bool, read.cells(place))))


def _examples(read: ImportTable, mapping: Mapping, thing: Thing) -> tuple[str, ...]:
    """The first distinct cells of a thing, shortened."""
    if mapping.is_long:
        name, value = read.column(mapping.name), read.column(mapping.value)
        cell_counts = Counter(row[value][:_LONGEST] for row in read.rows if row[name] == thing.label and row[value])
    elif thing.label in read.header:
        place = read.column(thing.label)
        cell_counts = Counter(row[place][:_LONGEST] for row in read.rows if row[place])
    else:
        cell_counts = Counter()
    return tuple(list(cell_counts)[:_EXAMPLES])


IMPORT = ImportFormat("csv", N_("A table of another program (CSV)"), recognises, preview, plan_table)
