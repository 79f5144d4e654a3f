"""Parsing dates, times and numbers in the cells of a table."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

ORDERS = ("iso", "day-first", "month-first")
DECIMALS = (".", ",")
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?))?")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[ T].*)?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", re.I)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(?:([ap])\.?m\.?)?", re.I)
_WITH_COMMA, _WITH_POINT = re.compile(r"-?\d+,\d+"), re.compile(r"-?\d+\.\d+")
_MOST_MONTHS = 12


def date_order(cells: Iterable[str]) -> str:
    """The only one of `ORDERS` that fits all dates; empty where the dates are ambiguous or contradictory."""
    orders = {_order(cell) for cell in cells if cell} - {""}
    return orders.pop() if len(orders) == 1 else ""


def looks_like_dates(cells: Iterable[str]) -> bool:
    """Whether all non-empty cells have the syntax of a date; False without any."""
    full = [cell for cell in cells if cell]
    return bool(full) and all(_ISO.fullmatch(cell) or _SLASHED.fullmatch(cell) or _in_words(cell) for cell in full)


def decimal_sign(cells: Iterable[str]) -> str:
    """The decimal sign of the numbers: a comma only where some have one and none has a point."""
    commas = points = False
    for cell in cells:
        commas = commas or bool(_WITH_COMMA.fullmatch(cell))
        points = points or bool(_WITH_POINT.fullmatch(cell))
    return "," if commas and not points else "."


def moment(cell: str, order: str) -> tuple[date, time | None]:
    """The date of a cell in that order, and its time if it has one; raises `ValueError`.

    A date with the month's name needs no order.
    """
    if _in_words(cell):
        return worded_day(cell), None
    if _ISO.fullmatch(cell):
        if order not in ("iso", ""):
            raise ValueError(cell)
        day, _sign, rest = cell.replace("T", " ").partition(" ")
        year, month, number = day.split("-")
        at = datetime.fromisoformat(f"{int(year):04}-{int(month):02}-{int(number):02} {rest or '00:00'}")
        return at.date(), at.time() if rest else None
    match = _SLASHED.fullmatch(cell)
    if match is None or order not in ("day-first", "month-first"):
        raise ValueError(cell)
    first, second, whole_year = (int(group) for group in match.groups()[:3])
    day_number, month_number = (first, second) if order == "day-first" else (second, first)
    at_time = time.fromisoformat(match[4].zfill(5) if len(match[4]) < 6 else match[4].zfill(8)) if match[4] else None
    return date(whole_year, month_number, day_number), at_time


def worded_day(cell: str) -> date:
    """The day of "8th Dec 2021", "December 8, 2021" or "2021-12-08"; raises `ValueError`."""
    if match := _WORDED.fullmatch(cell):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(cell):
        month, day, year = match.groups()
    else:
        return moment(cell, "iso")[0]
    if month.casefold() not in _MONTHS:
        raise ValueError(cell)
    return date(int(year), _MONTHS[month.casefold()], int(day))


def clock(cell: str) -> time | None:
    """The time of "22:13" or "10:00 pm"; None for any other text."""
    match = _CLOCK.fullmatch(cell.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number(cell: str, decimal: str) -> float:
    """The number of a cell; raises `ValueError`."""
    plain = cell.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-")
    if decimal == ",":
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,300}(?:\.\d*)?", plain):
        raise ValueError(cell)
    return float(plain)


def is_number(cell: str, decimal: str) -> bool:
    try:
        number(cell, decimal)
    except ValueError:
        return False
    return True


def _in_words(cell: str) -> bool:
    """Whether it is written like "8th Dec 2021" or "December 8, 2021"."""
    if match := _WORDED.fullmatch(cell):
        return match[2].casefold() in _MONTHS
    match = _MONTH_FIRST.fullmatch(cell)
    return match is not None and match[1].casefold() in _MONTHS


def _order(cell: str) -> str:
    if _in_words(cell) or _ISO.fullmatch(cell):
        return "iso"
    match = _SLASHED.fullmatch(cell)
    if match is None:
        return ""
    if int(match[1]) > _MOST_MONTHS:
        return "day-first"
    return "month-first" if int(match[2]) > _MOST_MONTHS else ""
