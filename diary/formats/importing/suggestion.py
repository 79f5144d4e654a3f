"""Guessing the mapping of a table's columns, for the person to confirm or to change."""

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from diary.domain.symptom import HIGHEST, LOWEST
from diary.formats.importing import cells
from diary.formats.importing.aliases import is_symptom_like, meaning_of
from diary.formats.importing.mapping import NRS, UNKNOWN_SCALE, Mapping, Thing
from diary.formats.importing.table import ImportTable

_PROGRAM = ((re.compile(r"numb|taub", re.I), "numbness"), (re.compile(r"tingl|pins|kribbel", re.I), "tingling"))
_EVENT = re.compile(r"\bfalls?\b|near.?fall|sturz", re.I)
_NOTE = re.compile(r"note|comment|remark|diary|text|notiz", re.I)
_VALUE = re.compile(r"value|intensity|rating|severity|score|amount|wert", re.I)
_NAME = re.compile(r"name|symptom|item|category|detail|what|type", re.I)
_YEAR_MONTH_DAY = (re.compile(r"year|jahr", re.I), re.compile(r"month|monat", re.I), re.compile(r"day|tag", re.I))
_KM, _MINUTES = re.compile(r"\bkm\b|kilomet", re.I), re.compile(r"\bmin(?:ute)?s?\b", re.I)
_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_ENDS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(\d+(?:\.\d+)?)")
_MOST_NAMES = 40
_MAY_BE_SHORTER = 5


def signature(header: Iterable[str]) -> str:
    """A hash of the column names, by which files of the same kind are recognised."""
    return sha256("\n".join(header).encode()).hexdigest()[:12]


def suggest(read: ImportTable) -> Mapping:
    """The suggested mapping; its `day` is ("",) where no column has dates."""
    columns = {name: read.cells(place) for place, name in enumerate(read.header)}
    dated = [name for name, column_cells in columns.items() if cells.looks_like_dates(column_cells)]
    dated.sort(key=lambda name: meaning_of(name)[0] != "day")
    parts = _year_month_day(columns)
    day = parts or (dated[0] if dated else "",)
    left = {name: column_cells for name, column_cells in columns.items() if name not in {*dated, *day}}
    decimal = cells.decimal_sign(cell for column_cells in left.values() for cell in column_cells)
    source = signature(read.header)
    order = cells.date_order(columns[dated[0]]) if dated else ""
    written = dated[0] if parts and dated else ""
    long = _long(left, decimal)
    if long is not None:
        name, value = long
        labels = dict.fromkeys(label for label in columns[name] if label)
        things = tuple(_thing(label, _of(label, columns[name], columns[value]), decimal) for label in labels)
        things = with_one_scale(things)
        return Mapping(source, day, things, name, value, written, read.delimiter, read.encoding, decimal, order)
    things = with_one_scale(tuple(_thing(label, column_cells, decimal) for label, column_cells in left.items()))
    return Mapping(source, day, things, "", "", written, read.delimiter, read.encoding, decimal, order)


def _thing(label: str, column_cells: Iterable[str], decimal: str) -> Thing:
    """The likeliest meaning of a column with this name and these cells."""
    full = [cell for cell in column_cells if cell]
    if not full:
        return Thing(label, "leave-out")
    if not all(cells.is_number(cell, decimal) for cell in full):
        is_note = _NOTE.search(label) or meaning_of(label)[0] == "note"
        return Thing(label, "note" if is_note else "leave-out")
    return counted(label, [cells.number(cell, decimal) for cell in full])


def counted(label: str, numbers: list[float]) -> Thing:
    """The likeliest meaning of a column with this name and these numbers (at least one)."""
    name, beside = _parts(label)
    meaning, key = meaning_of(name or label)
    if meaning == "symptom" or (not meaning and is_symptom_like(label) and min(numbers) >= 0):
        program = key or next((key for pattern, key in _PROGRAM if pattern.search(label)), "")
        ends = _ENDS.fullmatch(beside)
        scale = (float(ends[1]), float(ends[2])) if ends and float(ends[1]) < float(ends[2]) else _scale(numbers)
        return Thing(label, "symptom", name=name, key=program, scale=scale)
    if meaning == "event" or _EVENT.search(label):
        return Thing(label, "event", key=key)
    if meaning == "measurement" or (meaning == "treatment" and set(numbers) <= {0, 1}):
        return Thing(label, meaning, name=name, key=key)
    if _KM.search(label):
        return Thing(label, "exercise", name=_KM.sub("", label).strip(" ()"), category="aerobic", amount="km")
    if set(numbers) <= {0, 1}:
        return Thing(label, "exercise")
    return Thing(label, "measurement", name=name, unit=beside or ("min" if _MINUTES.search(label) else ""))


def _parts(label: str) -> tuple[str, str]:
    """The name and the text in brackets behind it ("Weight" and "kg"); both empty without brackets."""
    match = _BRACKETS.fullmatch(label)
    return (match[1], match[2].strip()) if match else ("", "")


def with_one_scale(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things, with unknown scales replaced by the one scale that all other symptoms of the file have."""
    proven = {thing.scale for thing in things if thing.meaning == "symptom" and not thing.is_open}
    if len(proven) != 1:
        return things
    [scale] = proven
    return tuple(replace(thing, scale=scale) if thing.is_open else thing for thing in things)


def _scale(numbers: list[float]) -> tuple[float, float]:
    """The scale that the numbers imply: 0 to 10, 0 to 100, or `UNKNOWN_SCALE`.

    With a maximum of 5 or less it is unknown: the scale may end at 3, 4, 5 or 10. It is 0 to 100 only if most numbers
    are above 10, as a few may be typing errors.
    """
    most, beyond = max(numbers), sum(number > HIGHEST for number in numbers)
    if _MAY_BE_SHORTER < most <= HIGHEST:
        return NRS
    return (LOWEST, 100.0) if beyond * 2 > len(numbers) and most <= 100 else UNKNOWN_SCALE


def _long(columns: dict[str, list[str]], decimal: str) -> tuple[str, str] | None:
    """The name and value columns of a long table (one row for each rating); None for a wide one."""
    names = [
        name
        for name, column_cells in columns.items()
        if _NAME.search(name)
        and 0 < len(set(filter(None, column_cells))) <= min(_MOST_NAMES, max(1, len(column_cells) // 2))
        if not any(cells.is_number(cell, decimal) for cell in column_cells if cell)
    ]
    values = [
        name
        for name, column_cells in columns.items()
        if _VALUE.search(name) and all(cells.is_number(cell, decimal) for cell in column_cells if cell)
    ]
    return (names[0], values[0]) if names and values else None


def _year_month_day(columns: dict[str, list[str]]) -> tuple[str, ...]:
    """Three columns for year, month and day; empty where there are none."""
    columns_found: list[str] = []
    for pattern in _YEAR_MONTH_DAY:
        name = next((one for one, cell in columns.items() if pattern.search(one) and _is_whole(cell)), None)
        if name is None or name in columns_found:
            return ()
        columns_found.append(name)
    return tuple(columns_found)


def _is_whole(column_cells: Iterable[str]) -> bool:
    full = [cell for cell in column_cells if cell]
    return bool(full) and all(cell.isdecimal() and len(cell) <= 4 for cell in full)


def _of(label: str, names: list[str], values: list[str]) -> list[str]:
    return [value for name, value in zip(names, values, strict=True) if name == label]
