"""When a row of a table was: its day, its time, and when it was written down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from diary.formats.errors import FormatError
from diary.formats.importing import cells, dates
from diary.formats.importing.format import LeftOut
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.suggestion import order_of
from diary.formats.importing.table import ImportTable
from diary.formats.importing.words import is_missing, is_total
from diary.i18n import _

_MIDNIGHT = time()
_HALF_A_YEAR = 6
_UNUSABLE = (ValueError, OverflowError, OSError)
Finder = Callable[[tuple[str, ...], int], "Moment | LeftOut"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day of a row, its time, and when it was written down, each None where the file does not say it."""

    day: date
    at: time | None = None
    written: datetime | None = None


def moments(read: ImportTable, mapping: Mapping) -> Finder:
    """A function from a row and its number to its moment, or to why there is none.

    It has to be called for the rows in their order, for days without a year follow one another. Raises `FormatError`
    where a column can be read in two ways, or holds no dates.
    """
    places = [read.column(name) for name in mapping.day]
    written = read.column(mapping.written) if mapping.written else None
    dated = places[0] if len(places) == 1 else written
    order = _order(read, mapping, dated)
    clock = read.column(mapping.time) if mapping.time else None
    years = _Years(mapping.year)
    has_times = dated is None or _has_times(read.cells(dated), order, mapping.year)

    def moment(row: tuple[str, ...], number: int) -> Moment | LeftOut:
        place = places[0]
        try:
            if len(places) == 3:
                day, at = date(*(int(row[place]) for place in places)), None
            else:
                day, at = dates.stamp(row[place], order, years.of(row[place], order))
            stamp = None
            if written is not None and row[written]:
                place = written
                stamp_day, stamp_time = dates.stamp(row[written], order)
                at = at or stamp_time
                stamp = datetime.combine(stamp_day, stamp_time or _MIDNIGHT).astimezone()
        except _UNUSABLE:
            return _no_day(read.header[place], row, place, number)
        if clock is not None and not is_missing(row[clock]):
            at = cells.clock(row[clock])
            if at is None:
                return LeftOut(read.header[clock], _("is not a time of day"), 1, number, row[clock])
        return Moment(day, at if has_times or clock is not None else None, stamp)

    return moment


def _no_day(column: str, row: tuple[str, ...], place: int, number: int) -> LeftOut:
    reason = _("adds up other rows") if any(map(is_total, row[:3])) else _("is not a day that there is")
    return LeftOut(column, reason, 1, number, row[place] or next(filter(None, row), ""))


class _Years:
    """The years of days that have none: that of the first row, and the next one after each turn of the year."""

    def __init__(self, first: int) -> None:
        self._year = first
        self._month = 0

    def of(self, text: str, order: str) -> int:
        """The year of the day in the next row; 0 where it has its own, or none is known."""
        if not self._year or not dates.has_no_year(text):
            return 0
        month = dates.stamp(text, order, 2024)[0].month
        if self._month and abs(month - self._month) > _HALF_A_YEAR:
            self._year += 1 if month < self._month else -1
        self._month = month
        return self._year


def _order(read: ImportTable, mapping: Mapping, dated: int | None) -> str:
    """The order of the dates in a column; raises `FormatError` where there are two, none, or no year."""
    if dated is None:
        return "iso"
    full = [cell for cell in read.cells(dated) if not is_missing(cell)]
    column = read.header[dated]
    if not read.rows:
        return "iso"
    if not any(map(dates.is_date, full)):
        raise FormatError(_("The column “{column}” holds no dates.").format(column=column))
    if not mapping.year and any(map(dates.has_no_year, full)):
        question = _("The dates in the column “{column}” have no year; say of which year the first is.")
        raise FormatError(question.format(column=column))
    order = mapping.date_order or order_of(full)
    if not order:
        question = _("The dates in the column “{column}” may have the day or the month first; say which.")
        raise FormatError(question.format(column=column))
    return order


def _has_times(column: list[str], order: str, year: int) -> bool:
    """Whether a column has times: midnight in all of its stamps is none."""
    for cell in column:
        try:
            at = dates.stamp(cell, order, year or 2024)[1]
        except _UNUSABLE:
            continue
        if at is not None and at != _MIDNIGHT:
            return True
    return False
