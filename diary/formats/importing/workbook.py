"""Reads workbooks (XLSX and ODS): each sheet as rows of text, with typed cells in a canonical format.

A number has a decimal point, a day is 2026-11-24, a date-time has the time after it, a duration is in hours and
minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from diary.formats.errors import FormatError
from diary.formats.importing.layout import Grid, arranged
from diary.formats.importing.reading import LARGEST_TABLE, Source
from diary.formats.importing.table import ImportTable, table_of
from diary.i18n import _

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MEMBERS = ("xl/workbook.xml", "content.xml")
"""The archive members that identify a workbook of either format."""
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b":encryption-data"
"""The member of an OpenDocument that says how the others are encrypted, and the element that says it."""
_MOST_CELLS = 5_000_000
_LARGEST_UNPACKED = 20 * LARGEST_TABLE
_MOST_DIGITS = 15
"""The number of significant digits of a spreadsheet's numbers."""
Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """The name of a sheet, and its non-empty rows."""

    name: str
    grid: Grid


def is_workbook(source: Source) -> bool:
    """Whether a file is an archive with the members of a workbook."""
    return source.is_archive and any(name in source.members for name in _MEMBERS)


def sheets(source: Source) -> list[Sheet]:
    """The sheets with at least one cell; raises `FormatError` for a workbook that is protected, damaged or too
    large."""
    if sum(source.size_of(name) for name in source.members) > _LARGEST_UNPACKED:
        raise FormatError(_("{file} unpacks to far more than a diary holds.").format(file=source.path))
    if _MANIFEST in source.members and _ENCRYPTED in source.beginning(_MANIFEST):
        raise FormatError(_("The workbook is protected by a password; save it without one."))
    from python_calamine import CalamineError  # noqa: PLC0415 - loaded only when a workbook is read

    try:
        with _opened(source.content()) as book:
            read = [Sheet(name, _grid(book, name)) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise FormatError(_("{file} is cut off or damaged, and cannot be read.").format(file=source.path)) from error
    return [sheet for sheet in read if sheet.grid]


def table_in(read: Sequence[Sheet], name: str = "") -> tuple[ImportTable, str]:
    """The table in the sheet with that name, or by default in the sheet with the most rows, and the sheet's name.

    Raises `FormatError` if no sheet is a table, or none has that name.
    """
    if name and not any(sheet.name == name for sheet in read):
        raise FormatError(_("The workbook has no sheet “{name}”.").format(name=name))
    possible = [sheet for sheet in read if sheet.name == name or not name]
    if not possible:
        raise FormatError(_("The workbook is empty."))
    chosen = max(possible, key=lambda sheet: (any(len(row) > 1 for _number, row in sheet.grid), len(sheet.grid)))
    return table_of(arranged(chosen.grid), decimal="."), chosen.name


def in_text(cell: Cell) -> str:
    """A typed cell as text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.{_MOST_DIGITS}g}" if abs(cell) < 10**_MOST_DIGITS else f"{cell:.0f}"
    if isinstance(cell, datetime):
        moment = (cell + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell.replace(microsecond=0).isoformat() if isinstance(cell, time) else str(cell)


def _opened(content: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - loaded only when a workbook is read

    return CalamineWorkbook.from_filelike(BytesIO(content))


def _grid(book: "CalamineWorkbook", name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise FormatError(_("The sheet “{name}” has far more cells than a diary.").format(name=name))
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    texts = ((number, [in_text(cell) for cell in row]) for number, row in rows)
    return [(number, row) for number, row in texts if any(cell.strip() for cell in row)]
