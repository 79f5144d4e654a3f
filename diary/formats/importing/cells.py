"""Parsing days, times and numbers in the cells of a table."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from functools import cache, lru_cache

from diary.formats.importing import dates
from diary.formats.importing.words import is_missing

DECIMALS = (".", ",")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:uhr)?\s*(?:([ap])\.?\s?m\.?)?", re.I)
_DURATION = re.compile(r"(\d{1,3})\s?(?:[:h]|hrs?|std\.?)\s?(?:(\d{1,2})(?::\d{2})?\s?(?:m(?:in)?)?)?", re.I)
_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "’": "'", "\N{MINUS SIGN}": "-"})
_MOST = 0.5
"""The minimum share of dates in a column of dates; the other cells are reported."""
_FRACTION = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:/|of|von|de|di|van|av|out of)\s*(\d{1,3})(?:\s*points?)?", re.I)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_RANGE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:-|–|to|bis|à|a|tot|till)\s*(\d{1,3}(?:[.,]\d+)?)", re.I)
_ABOUT = re.compile(r"(?:~|ca\.?|circa|about|etwa|<|>|≈)?\s*(\d{1,3}(?:[.,]\d+)?)\s*[+\-?!~]?", re.I)


def looks_like_dates(cells: Iterable[str], *, is_named: bool = False) -> bool:
    """Whether at least half of the non-empty cells are dates; False without any.

    Days without a year, and numbers that count days or seconds, are dates only if the column's name says so.
    """
    full = {cell: count for cell, count in Counter(cells).items() if not is_missing(cell)}
    dated = sum(
        count
        for cell, count in full.items()
        if dates.is_date(cell) and (is_named or not (dates.is_counted(cell) or dates.has_no_year(cell)))
    )
    return bool(full) and dated >= sum(full.values()) * _MOST


def decimal_sign(cells: Iterable[str], thousands: Iterable[str] = ()) -> str:
    """The decimal sign of all numbers of a file; empty if they are ambiguous ("4,321" alone).

    `thousands` are cells of columns with integers alone, such as steps: in these a sign before three digits separates
    thousands.
    """
    seen = {_evidence(cell) for cell in set(cells)} | {_as_thousands(_evidence(cell)) for cell in set(thousands)}
    points, commas = "." in seen, "," in seen
    if points or commas:
        return "," if commas and not points else "."
    return "" if seen & {"open .", "open ,"} else "."


def example_of_open(cells: Iterable[str]) -> str:
    """A number with an ambiguous decimal sign; empty without one."""
    return next((cell for cell in cells if _evidence(cell).startswith("open")), "")


def worded_day(cell: str) -> date:
    """The day of "8th Dec 2021", "December 8, 2021" or "2021-12-08"; raises `ValueError`."""
    return dates.stamp(cell)[0]


def clock(cell: str) -> time | None:
    """The time of "22:13" or "10:00:05 pm"; None for any other text."""
    match = _CLOCK.fullmatch(cell.strip())
    if match is None:
        return None
    hour, minute, second, half = int(match[1]), int(match[2]), int(match[3] or 0), (match[4] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def hours(cell: str) -> float | None:
    """The hours in a duration such as "7:30" or "7h 30m"; None for any other text."""
    match = _DURATION.fullmatch(cell.strip())
    if match is None or int(match[2] or 0) > 59:
        return None
    return int(match[1]) + int(match[2] or 0) / 60


@lru_cache(maxsize=20_000)
def number(cell: str, decimal: str) -> float:
    """The number in a cell, in which the other sign, spaces or ' may separate thousands; raises `ValueError`."""
    plain = cell.strip().translate(_SPACES)
    if not _shape(decimal or ".").fullmatch(plain):
        raise ValueError(cell)
    for sign in ("'", " ", "," if decimal != "," else "."):
        plain = plain.replace(sign, "")
    return float(plain.replace(",", "."))


@lru_cache(maxsize=20_000)
def is_number(cell: str, decimal: str) -> bool:
    return _shape(decimal or ".").fullmatch(cell.strip().translate(_SPACES)) is not None


def fraction(cell: str) -> tuple[float, float] | None:
    """The two numbers in "4/10" or "4 of 10", or 40 and 100 for "40 %"; None for any other text."""
    if match := _FRACTION.fullmatch(cell.strip()):
        return float(match[1].replace(",", ".")), float(match[2])
    if match := _PERCENT.fullmatch(cell.strip()):
        return float(match[1].replace(",", ".")), 100.0
    return None


def near_number(cell: str) -> float | None:
    """The number that a text close to a number may mean: 3 for "3+", 4 for "~4", 7.5 for "7,5", 5.5 for "5-6"; else
    None."""
    if match := _RANGE.fullmatch(cell.strip()):
        low, high = (float(part.replace(",", ".")) for part in match.groups())
        return (low + high) / 2 if low < high else None
    match = _ABOUT.fullmatch(cell.strip())
    return float(match[1].replace(",", ".")) if match else None


@cache
def _shape(decimal: str) -> re.Pattern[str]:
    """The regular expression of numbers with that decimal sign."""
    other, sign = ("\\.", ",") if decimal == "," else (",", "\\.")
    return re.compile(rf"[+-]?(?:\d{{1,3}}(?:(?:{other}|'| )\d{{3}})+|\d{{1,300}})(?:{sign}\d*)?")


def _evidence(cell: str) -> str:
    """The decimal sign that a number implies; "open ," or "open ." if the sign may also separate thousands."""
    if "," not in cell and "." not in cell:
        return ""
    plain = cell.strip().translate(_SPACES).lstrip("+-").replace("'", "").replace(" ", "")
    for sign, other in ((",", "."), (".", ",")):
        if re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+\{sign}\d*", plain):
            return sign
        if re.fullmatch(rf"\d{{1,3}}(?:\{sign}\d{{3}}){{2,}}", plain):
            return other
        if re.fullmatch(rf"[1-9]\d{{0,2}}\{sign}\d{{3}}", plain):
            return f"open {sign}"
        if re.fullmatch(rf"\d+\{sign}\d+", plain):
            return sign
    return ""


def _as_thousands(evidence: str) -> str:
    return {"open ,": ".", "open .": ","}.get(evidence, "")
