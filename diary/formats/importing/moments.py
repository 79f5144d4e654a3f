"""Determines day, time, and time of writing of each table row."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from diary.formats.errors import FormatError
from diary.formats.importing import cells, dates
from diary.formats.importing.format import LeftOut
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.suggestion import order_of
from diary.formats.importing.table import ImportTable
from diary.formats.importing.words import is_missing, is_total
from diary.i18n import _

_MIDNIGHT = time()
_HALF_A_YEAR, _LEAP_YEAR, _DAYS_FOR_A_YEAR = 183, 2024, 12
_UNUSABLE = (ValueError, OverflowError, OSError)
Finder = Callable[[tuple[str, ...], int], "Moment | LeftOut"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day of a row, its time, and its time of writing, each None if the file does not contain it."""

    day: date
    at: time | None = None
    written: datetime | None = None


def moments(read: ImportTable, mapping: Mapping) -> Finder:
    """A function from a row and its number to its moment, or to the reason why it has none.

    Raises `FormatError` for a column that is ambiguous or has no dates.
    """
    places = [read.column(name) for name in mapping.day]
    written = read.column(mapping.written) if mapping.written else None
    dated = places[0] if len(places) == 1 else written
    order = _order(read, mapping, dated)
    clock = read.column(mapping.time) if mapping.time else None
    years = _years(read, dated, order, mapping.year)
    has_times = dated is None or _has_times(read.cells(dated), order, mapping.year)

    def moment(row: tuple[str, ...], number: int) -> Moment | LeftOut:
        place = places[0]
        try:
            if len(places) == 3:
                day, at = date(*(int(row[place]) for place in places)), None
            else:
                day, at = dates.stamp(row[place], order, years.get(number, 0))
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
    return LeftOut(column, reason, 1, number, row[place] or next(filter(None, row)))


def _years(read: ImportTable, dated: int | None, order: str, first: int) -> dict[int, int]:
    """The years of dates without one, by row number; empty if the column has years, or none is known.

    In a file sorted by date the year changes where the months wrap around. In an unsorted file all days are in one
    year.
    """
    if not first or dated is None:
        return {}
    days = dict[int, date]()
    for row, number in zip(read.rows, read.numbers, strict=True):
        if dates.has_no_year(row[dated]):
            with suppress(*_UNUSABLE):
                days[number] = dates.stamp(row[dated], order, _LEAP_YEAR)[0]
    for step in (1, -1):
        year, previous, years = first, None, dict[int, int]()
        for number, day in days.items():
            if previous is not None and (day - previous).days * step < 0:
                year += step
            years[number], previous = year, day
        if abs(year - first) <= len(days) // _DAYS_FOR_A_YEAR + 1 and _is_steady(days, years):
            return years
    return dict.fromkeys(days, first)


def _is_steady(days: dict[int, date], years: dict[int, int]) -> bool:
    """Whether consecutive rows are at most half a year apart, given these years."""
    whole = [day.toordinal() + (years[number] - _LEAP_YEAR) * 365 for number, day in days.items()]
    return all(abs(one - other) <= _HALF_A_YEAR for one, other in pairwise(whole))


def _order(read: ImportTable, mapping: Mapping, dated: int | None) -> str:
    """The order of the dates in a column; raises `FormatError` if it is ambiguous, none fits, or the year is
    unknown."""
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
    """Whether a column has times of day; a column with midnight in all of its timestamps has none."""
    for cell in column:
        try:
            at = dates.stamp(cell, order, year or 2024)[1]
        except _UNUSABLE:
            continue
        if at is not None and at != _MIDNIGHT:
            return True
    return False
