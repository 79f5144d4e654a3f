"""The diary as a workbook (XLSX): one sheet for each kind of record, with typed cells and a frozen header."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from diary.domain.excerpt import Excerpt
from diary.domain.kinds import KIND_OF
from diary.formats.exporting.format import ExportFormat
from diary.formats.formula import safe
from diary.formats.provenance import lines, title
from diary.formats.row import TITLES, columns, in_day_order, records, worded
from diary.i18n import N_, _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FIRST_YEAR = 1900
_LONGEST_NAME = 31
_LONGEST = 16_000
"""The maximum number of characters in a cell: half of the format's 32,767, which counts UTF-16 code units."""
_WIDTHS = {"text": 60, "words": 40, "steps": 60, "agreed": 40, "answer": 40, "name": 28, "category": 34, "rated": 36}
_WIDTHS |= {"site": 34, "id": 38, "written": 18}
_WIDTH = 13
_LINE, _HIGHEST = 15, 405
"""The height in points of one line of text, and the maximum row height of the format."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The workbook; kinds without a record have no sheet.

    A text that begins with "=" is written as text, not as a formula.

    Date-times are local and without UTC offset, which a spreadsheet cannot represent. A text longer than a cell can
    hold continues in the cells after the last column.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - loaded only when a workbook is written

    file = BytesIO()
    book = Workbook(file, _OPTIONS)
    book.set_properties({"title": title(excerpt), "created": datetime.combine(made_on, time())})
    looks = _Looks(book)
    about = book.add_worksheet(_sheet_name(_("About"), set()))
    about.set_column(0, 0, 110)
    brought_back = _(
        "Imported again, this workbook brings back all entries and things of one’s own without their pictures; plan,"
        " visits, questions and health background come back from the diary’s JSON."
    )
    for number, line in enumerate([title(excerpt), *lines(excerpt, made_on), brought_back]):
        about.write_string(number, 0, line, looks.header if number == 0 else looks.wrapped)
    names = {about.get_name()}
    for kind, sheet_records in records(excerpt).items():
        if sheet_records:
            names.add(name := _sheet_name(_(KIND_OF[kind].title), names))
            ordered = in_day_order(sheet_records, excerpt)
            _fill(book.add_worksheet(name), [worded(one, excerpt) for one in ordered], looks)
    book.close()
    return file.getvalue()


class _Looks:
    """The cell formats of the workbook."""

    def __init__(self, book: "Workbook") -> None:
        self.header: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.quoted: Format = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.moment: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"})
        self.time: Format = book.add_format({"num_format": "hh:mm", "valign": "top", "align": "left"})
        self.plain: Format = book.add_format({"valign": "top"})


def _fill(sheet: "Worksheet", rows: Sequence[Mapping[str, Any]], looks: _Looks) -> None:
    """Write the rows and a frozen header, which is repeated on every printed page; columns without a value are left
    out."""
    wanted = [name for name in columns(rows) if name != "kind" and any(_says(one.get(name)) for one in rows)]
    for place, name in enumerate(wanted):
        sheet.write_string(0, place, _(TITLES[name]), looks.header)
        sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
    sheet.set_row(0, _LINE * max(_lines(name, _(TITLES[name])) for name in wanted))
    for number, one in enumerate(rows, start=1):
        if (lines := max(_lines(name, one.get(name)) for name in wanted)) > 1:
            sheet.set_row(number, min(_LINE * lines, _HIGHEST))
        further = list[str]()
        for place, name in enumerate(wanted):
            further += _write(sheet, (number, place), one.get(name), looks)
        for place, part in enumerate(further, start=len(wanted)):
            sheet.write_string(number, place, part, looks.wrapped)
    sheet.freeze_panes(1, int("day" in wanted))
    sheet.autofilter(0, 0, len(rows), len(wanted) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _lines(column: str, cell: object) -> int:
    """The number of lines of a wrapped cell; set explicitly, as not every program adjusts row heights on opening."""
    width = _WIDTHS.get(column, _WIDTH)
    texts = cell.splitlines() if isinstance(cell, str) else []
    return sum(max(1, ceil(len(text) / width)) for text in texts)


def _says(cell: object) -> bool:
    return cell is not None and cell != ""


def _write(sheet: "Worksheet", at: tuple[int, int], cell: object, looks: _Looks) -> Iterable[str]:
    """Write one cell with its type; returns the remaining parts of a text that exceeds the cell."""
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell, looks.plain)
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell, looks.plain)
    elif isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, cell.replace(tzinfo=None), looks.moment)
    elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, cell, looks.day)
    elif isinstance(cell, time):
        sheet.write_datetime(*at, cell, looks.time)
    elif _says(cell):
        text = str(cell)
        first, *further = [text[place : place + _LONGEST] for place in range(0, len(text), _LONGEST)]
        sheet.write_string(*at, first, looks.quoted if safe(first) != first else looks.wrapped)
        return further
    return ()


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A valid, unique sheet name: at most 31 characters, without those that XLSX forbids."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in wanted)[:_LONGEST_NAME].strip()
    number, name = 2, plain
    while name.casefold() in {one.casefold() for one in taken}:
        name = f"{plain[: _LONGEST_NAME - 3]} {number}"
        number += 1
    return name


FORMAT = ExportFormat(
    "xlsx", N_("Workbook (XLSX)"), N_("For a spreadsheet, one sheet for each kind of entry"), "xlsx", write
)
