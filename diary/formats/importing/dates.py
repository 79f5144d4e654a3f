"""Parses dates and timestamps as people and programs write them, by fixed rules without guessing.

The order of day and month is determined by the whole column (`orders`); a date whose year comes first, or with the name
of its month, needs no order. Spreadsheets count days from 1899-12-30, Unix seconds or milliseconds from 1970.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from diary.formats.importing.aliases import folded
from diary.formats.importing.words import is_weekday, month_of, zone_minutes

ORDERS = ("iso", "day-first", "month-first")
"""The orders of the numbers of a date; "iso" begins with the year."""
_CENTURY_TURN = 70
"""Two-digit years below this are in the 21st century."""
_SERIALS = range(15_000, 80_000)
_SERIAL_DAY_0 = datetime(1899, 12, 30, tzinfo=UTC)
_UNIX = range(300_000_000, 4_000_000_000)
_PLACES = {"iso": (0, 1, 2), "day-first": (2, 1, 0), "month-first": (2, 0, 1)}
"""The indices of year, month and day among three numbers, for each order."""
_TIME = re.compile(
    r"(?:^|(?<=\d)[T_]|[\s,;]+(?:(?:um|at|om|kl\.?|alle(?: ore)?|à|a las|às|ore)\s+)?)"
    r"(\d{1,2})(?:[:h](\d{2})(?:[:m.](\d{2})(?:[.,]\d{1,9})?s?)?|\.(\d{2})(?:\.(\d{2}))?(?=\s*(?:uhr)?$))"
    r"\s*(?:uhr\b)?\s*([ap]\.?\s?m\.?(?![a-z]))?\s*(\S.*)?$",
    re.I,
)
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s*)?([+\-\N{MINUS SIGN}])(\d{1,2})(?::?(\d{2}))?(?:\s*[(\[].*)?", re.I)
_NUMBERS = re.compile(r"(\d{1,4})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_YEARLESS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\.?")
_COUNT = re.compile(r"\d{5}(?:[.,]\d+)?|\d{9,10}(?:\.\d+)?|\d{12,13}")
_TOKEN = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)
_LITTLE = frozenset(
    {"st", "nd", "rd", "th", "er", "e", "o", "a", "de", "del", "of", "the", "den", "der", "el", "le", "il"}
)
"""Words and endings that occur in dates in addition to day, month and year."""


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a date: its numbers in order, or day, month and year if the month has a name.

    `numbers` are three in the written order (or two without a year), or year, month and day if the order is known.
    """

    numbers: tuple[int, ...]
    is_told: bool
    has_dash: bool = False
    is_short: bool = False


def stamp(text: str, order: str = "", year: int = 0) -> tuple[date, time | None]:
    """The local day and time of a text; `order` is that of its column, `year` that of dates without one.

    A timestamp with a time zone is converted to local time. Raises `ValueError` for a text that is not a date in that
    order, and `OverflowError` or `OSError` for a time out of range.
    """
    return _stamp(text.strip(), order, year)


@lru_cache(maxsize=20_000)
def _stamp(text: str, order: str, year: int) -> tuple[date, time | None]:
    if (counted := _counted(text)) is not None:
        return counted
    rest, at, zone = _without_time(text)
    day = _day(_written(rest), order, year, text)
    if at is None or zone is None:
        return day, at
    local = datetime.combine(day, at, zone).astimezone()
    return local.date(), local.time()


def is_date(text: str) -> bool:
    """Whether a text is a date in any order, with or without a year."""
    return bool(_orders_of(text.strip()))


def orders(cells: Iterable[str]) -> frozenset[str]:
    """The orders in which all dates among the cells are valid; empty without a date that needs an order.

    Texts that are not dates in any order are ignored.
    """
    fitting: frozenset[str] | None = None
    for cell in dict.fromkeys(cells):
        possible = _orders_of(cell.strip())
        if possible and possible != frozenset({"iso", "day-first", "month-first", ""}):
            fitting = possible if fitting is None else fitting & possible
    return frozenset() if fitting is None else fitting


def needs_no_order(text: str) -> bool:
    """Whether a text is an unambiguous date: its year comes first, or its month has a name."""
    return "" in _orders_of(text.strip())


def has_no_year(text: str) -> bool:
    """Whether a text is a date without a year."""
    try:
        return _counted(text.strip()) is None and len(_written(_without_time(text.strip())[0]).numbers) == 2
    except (ValueError, OverflowError, OSError):
        return False


def is_counted(text: str) -> bool:
    """Whether a text is a number of days or seconds, which is a date only in a column whose name says so."""
    return not _COMPACT.fullmatch(text.strip()) and _counted(text.strip()) is not None


@lru_cache(maxsize=20_000)
def _orders_of(text: str) -> frozenset[str]:
    """The orders in which a text is a valid date; all of them and "" if it needs no order."""
    try:
        if _counted(text) is not None:
            return frozenset({*ORDERS, ""})
        written = _written(_without_time(text)[0])
    except (ValueError, OverflowError, OSError):
        return frozenset()
    if written.is_told:
        possible = [order for order in ORDERS if _is_day(written, order)]
        return frozenset({*possible, ""}) if possible else frozenset()
    return frozenset(order for order in ORDERS if _is_day(written, order))


def _is_day(written: Written, order: str) -> bool:
    try:
        _day(written, order, 2024, "")
    except ValueError:
        return False
    return True


def _counted(text: str) -> tuple[date, time | None] | None:
    """The moment of a compact date (20251124), a spreadsheet's serial number, or Unix seconds or milliseconds."""
    if _COMPACT.fullmatch(text):
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), None
    if not _COUNT.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    if int(number) in _SERIALS:
        moment = _SERIAL_DAY_0 + timedelta(seconds=round(number * 86_400))
        return moment.date(), None if number.is_integer() else moment.time()
    seconds = number / 1000 if number >= _UNIX.stop else number
    if int(seconds) not in _UNIX:
        return None
    local = datetime.fromtimestamp(int(seconds), UTC).astimezone()
    return local.date(), local.time()


def _without_time(text: str) -> tuple[str, time | None, timezone | None]:
    """The text without its time, the time, and its time zone; raises `ValueError` for an invalid time."""
    match = _TIME.search(text)
    if match is None or not match.start():
        return text, None, None
    hours, minutes, seconds, dotted_minutes, dotted_seconds, half, zone = match.groups()
    hour = int(hours)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half[0].casefold() == "p" else 0)
    at = time(hour, int(minutes or dotted_minutes), int(seconds or dotted_seconds or 0))
    return text[: match.start()], at, _zone(zone) if zone else None


def _zone(name: str) -> timezone:
    """The time zone of "+01:00", "GMT+1" or "CET"; raises `ValueError` for an unknown one."""
    if match := _OFFSET.fullmatch(name):
        minutes = int(match[2]) * 60 + int(match[3] or 0) if len(match[2]) < 3 else 0
        return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes))
    minutes_named = zone_minutes(name)
    if minutes_named is None:
        raise ValueError(name)
    return timezone(timedelta(minutes=minutes_named))


def _written(text: str) -> Written:
    """The parts of a date without its time; raises `ValueError` for a text that is not a date."""
    plain = text.strip(" ,")
    if match := _NUMBERS.fullmatch(_without_weekday(plain)):
        first, dash, second, third = match.groups()
        numbers = (int(first), int(second), int(third))
        if len(first) == 4:
            return Written(numbers, is_told=True)
        if len(third) in (2, 4) and len(first) < 3:
            return Written(numbers, is_told=False, has_dash=dash in "-", is_short=len(third) == 2)
        raise ValueError(text)
    if match := _YEARLESS.fullmatch(_without_weekday(plain)):
        return Written((int(match[1]), int(match[3])), is_told=False)
    return _named(plain)


def _without_weekday(text: str) -> str:
    word, _sign, rest = text.partition(" ")
    return rest.strip() if rest and is_weekday(folded(word).replace(" ", "")) else text


def _named(text: str) -> Written:
    """The parts of a date with the name of its month: the day has one or two digits, the year follows or has four."""
    words, numbers = list[str](), list[str]()
    for token in _TOKEN.findall(text):
        (numbers if token[0].isdecimal() else words).append(token)
    plain = [folded(word) for word in words]
    known = [word for word in plain if word not in _LITTLE]
    months = [number for word in known if (number := month_of(word))]
    strangers = [word for word in known if not month_of(word) and not _is_weekday_part(word)]
    if strangers or not months or (len(set(months[:-1]) - {months[-1]}) > 0 and not is_weekday(known[0])):
        raise ValueError(text)
    month = months[-1]
    if len(numbers) == 1 and len(numbers[0]) <= 2:
        return Written((month, int(numbers[0])), is_told=True)
    if len(numbers) != 2:
        raise ValueError(text)
    first, second = numbers
    year, day = (first, second) if len(first) == 4 else (second, first)
    if len(day) > 2 or len(year) not in (2, 4):
        raise ValueError(text)
    return Written((_whole_year(year), month, int(day)), is_told=True)


def _is_weekday_part(word: str) -> bool:
    """Whether a word is a weekday, or a part of one ("segunda-feira")."""
    return is_weekday(word) or word == "feira" or is_weekday(f"{word}feira")


def _whole_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < _CENTURY_TURN else 1900)


def _day(written: Written, order: str, year: int, text: str) -> date:
    """The date in that order; raises `ValueError` if there is no such day."""
    numbers = written.numbers
    if len(numbers) == 2:
        if not year or not (written.is_told or order in ("day-first", "month-first")):
            raise ValueError(text)
        month, day = numbers if written.is_told or order == "month-first" else numbers[::-1]
        return date(year, month, day)
    if written.is_told:
        return date(*numbers)
    if order not in _PLACES or (order == "iso" and not (written.is_short and written.has_dash)):
        raise ValueError(text)
    whole, month, day = (numbers[place] for place in _PLACES[order])
    if written.is_short or order == "iso":
        whole = _whole_year(f"{whole:02}")
    return date(whole, month, day)
