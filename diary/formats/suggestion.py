"""What the columns of a table probably mean, for the person to confirm or to change."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from diary.domain.definition import key_for
from diary.formats import cells
from diary.formats.mapping import NRS, Mapping, Thing
from diary.formats.table import Table

_SYMPTOM = re.compile(r"pain|ache|numb|tingl|pins|burn|stiff|fatigue|sympt|schmerz|taub|kribbel|douleur|dolor", re.I)
_PROGRAM = ((re.compile(r"numb", re.I), "numbness"), (re.compile(r"tingl|pins", re.I), "tingling"))
_EVENT = re.compile(r"\bfalls?\b|near.?fall|sturz", re.I)
_NOTE = re.compile(r"note|comment|remark|diary|text|notiz", re.I)
_VALUE = re.compile(r"value|intensity|rating|severity|score|amount|wert", re.I)
_NAME = re.compile(r"name|symptom|item|category|detail|what|type", re.I)
_YEAR_MONTH_DAY = (re.compile(r"year|jahr", re.I), re.compile(r"month|monat", re.I), re.compile(r"day|tag", re.I))
_KM, _MINUTES = re.compile(r"\bkm\b|kilomet", re.I), re.compile(r"\bmin(?:ute)?s?\b", re.I)
_MOST_NAMES = 40


def suggest(read: Table, file_name: str) -> Mapping:
    """A mapping to begin with; `day` is ("",) where no column looks like dates."""
    columns = {name: read.cells(place) for place, name in enumerate(read.header)}
    dated = [name for name, found in columns.items() if cells.looks_like_dates(found)]
    parts = _year_month_day(columns)
    day = parts or (dated[0] if dated else "",)
    left = {name: found for name, found in columns.items() if name not in {*dated, *day}}
    decimal = cells.decimal_sign(cell for found in left.values() for cell in found)
    source = key_for(PurePath(file_name).stem)
    order = cells.date_order(columns[dated[0]]) if dated else ""
    written = dated[0] if parts and dated else ""
    long = _long(left, decimal)
    if long is not None:
        name, value = long
        labels = dict.fromkeys(label for label in columns[name] if label)
        things = tuple(_thing(label, _of(label, columns[name], columns[value]), decimal) for label in labels)
        return Mapping(source, day, things, name, value, written, read.delimiter, read.encoding, decimal, order)
    things = tuple(_thing(label, found, decimal) for label, found in left.items())
    return Mapping(source, day, things, "", "", written, read.delimiter, read.encoding, decimal, order)


def _thing(label: str, found: Iterable[str], decimal: str) -> Thing:
    """The likeliest meaning of what is called `label` and has these cells."""
    full = [cell for cell in found if cell]
    program = next((key for pattern, key in _PROGRAM if pattern.search(label)), "")
    if not full:
        return Thing(label, "leave-out")
    if not all(cells.is_number(cell, decimal) for cell in full):
        return Thing(label, "note" if _NOTE.search(label) else "leave-out")
    return _counted(label, program, [cells.number(cell, decimal) for cell in full])


def _counted(label: str, program: str, numbers: list[float]) -> Thing:
    """The likeliest meaning of a column of numbers."""
    if _EVENT.search(label):
        return Thing(label, "event")
    if _SYMPTOM.search(label) and min(numbers) >= 0:
        high = next((end for end in (10.0, 100.0) if max(numbers) <= end), max(numbers))
        return Thing(label, "symptom", key=program, scale=(NRS[0], high))
    if _KM.search(label):
        return Thing(label, "exercise", name=_KM.sub("", label).strip(" ()"), category="aerobic", amount="km")
    if set(numbers) <= {0, 1}:
        return Thing(label, "exercise")
    unit = "min" if _MINUTES.search(label) else ""
    return Thing(label, "measurement", unit=unit)


def _long(columns: dict[str, list[str]], decimal: str) -> tuple[str, str] | None:
    """The columns of name and value of a table with one row a rating; None where it has one row a day."""
    names = [
        name
        for name, found in columns.items()
        if _NAME.search(name) and 0 < len(set(filter(None, found))) <= min(_MOST_NAMES, max(1, len(found) // 2))
        if not any(cells.is_number(cell, decimal) for cell in found if cell)
    ]
    values = [
        name
        for name, found in columns.items()
        if _VALUE.search(name) and all(cells.is_number(cell, decimal) for cell in found if cell)
    ]
    return (names[0], values[0]) if names and values else None


def _year_month_day(columns: dict[str, list[str]]) -> tuple[str, ...]:
    """Three columns for year, month and day; empty where there are none."""
    found: list[str] = []
    for pattern in _YEAR_MONTH_DAY:
        name = next((one for one, cell in columns.items() if pattern.search(one) and _is_whole(cell)), None)
        if name is None or name in found:
            return ()
        found.append(name)
    return tuple(found)


def _is_whole(found: Iterable[str]) -> bool:
    full = [cell for cell in found if cell]
    return bool(full) and all(cell.isdecimal() and len(cell) <= 4 for cell in full)


def _of(label: str, names: list[str], values: list[str]) -> list[str]:
    return [value for name, value in zip(names, values, strict=True) if name == label]
