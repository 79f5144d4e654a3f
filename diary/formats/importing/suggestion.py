"""Suggests a mapping of a table's columns, which the person confirms or changes."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from diary.domain.measurement import STEPS, WOKEN
from diary.domain.symptom import HIGHEST, LOWEST
from diary.formats.importing import cells, dates
from diary.formats.importing.aliases import has_word, meaning_of, word_key
from diary.formats.importing.column_words import is_nearly_number, numbers_of, ticks_of, with_words
from diary.formats.importing.mapping import ASK, NRS, UNKNOWN, UNKNOWN_SCALE, Mapping, Thing
from diary.formats.importing.table import ImportTable
from diary.formats.importing.words import is_missing, severity

_KM, _MINUTES = re.compile(r"\bkm\b|kilomet", re.I), re.compile(r"\bmin(?:ute)?s?\b", re.I)
_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_ENDS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|bis|à|a|tot|till|\.\.)\s*(\d+(?:\.\d+)?)")
_MOST_NAMES, _MOST_WORDS, _MOST_EVENTS = 40, 30, 20
_MAY_BE_SHORTER = 5
_GROUPS = ("note", "treatment", "count", "event", "symptom", "exercise")
_WHOLE = (STEPS.key, WOKEN.key)
"""The quantities with integer values, in which a sign before three digits separates thousands."""
Columns = dict[str, list[str]]


def signature(header: Iterable[str]) -> str:
    """A hash of the column names, by which files of the same kind are recognised."""
    return sha256("\n".join(header).encode()).hexdigest()[:12]


def suggest(table: ImportTable, chosen: Mapping | None = None) -> Mapping:
    """The suggested mapping; its `day` is ("",) if no column has dates.

    `chosen` is a mapping in which the person has chosen the layout, long or wide, and its columns. Decimal sign and
    order of dates are empty if they are ambiguous.
    """
    columns = {name: table.cells(place) for place, name in enumerate(table.header)}
    dated = _dated(columns)
    parts = _year_month_day(columns)
    day = parts or (dated[0] if dated else "",)
    at = "" if parts else _clock_column(columns, day)
    left = {name: column for name, column in columns.items() if name not in {*dated, *day, at}}
    decimal = table.decimal or decimal_of(left)
    order = order_of(columns[dated[0]]) if dated else ""
    days = columns[day[0]] if day[0] else []
    name, value = _chosen_columns(chosen, columns) or _long(left, days, decimal) or ("", "")
    by_label = _by_label(columns[name], columns[value]) if name else left
    things = tuple(_thing(label, column, decimal) for label, column in by_label.items())
    if not table.has_header:
        things = tuple(replace(one, meaning=ASK, key="") if one.label in table.header else one for one in things)
    return Mapping(
        signature(table.header),
        day,
        _kept_apart(with_one_scale(things)),
        name,
        value,
        dated[0] if parts and dated else "",
        table.delimiter,
        table.encoding,
        decimal,
        order,
        time=at,
        layout=chosen.layout if chosen else "",
    )


def _chosen_columns(chosen: Mapping | None, columns: Columns) -> tuple[str, str] | None:
    """The chosen name and value columns, empty for a wide table; None if no layout was chosen."""
    if chosen is None or not chosen.layout:
        return None
    return (chosen.name, chosen.value) if {chosen.name, chosen.value} <= columns.keys() else ("", "")


def may_be_long(table: ImportTable, mapping: Mapping) -> bool:
    """Whether a table that is read as wide has several rows on most days, and columns that may name their subject."""
    if mapping.is_long or mapping.layout or len(mapping.day) != 1 or mapping.day[0] not in table.header:
        return False
    names = name_columns(table, mapping)
    day = table.column(mapping.day[0])
    if not names or mapping.time:
        return False
    several = Counter(row[day] for row in table.rows if row[day])
    texts = table.cells(table.column(names[0]))
    pairs = set(zip(table.cells(day), texts, strict=True))
    return sum(count > 1 for count in several.values()) * 2 > len(several) and len(pairs) * 2 > sum(several.values())


def name_columns(table: ImportTable, mapping: Mapping) -> tuple[str, ...]:
    """The columns that may name the subject of a row: those with few distinct texts."""
    used = {*mapping.day, mapping.time, mapping.written}
    decimal = mapping.decimal or "."
    return tuple(
        name for place, name in enumerate(table.header) if name not in used and _may_name(table.cells(place), decimal)
    )


def decimal_of(columns: Columns) -> str:
    """The decimal sign of all columns; empty if it is ambiguous."""
    whole = [name for name in columns if meaning_of(_parts(name)[0] or name)[1] in _WHOLE or has_word(name, "count")]
    return cells.decimal_sign(
        (cell for column in columns.values() for cell in column), (cell for name in whole for cell in columns[name])
    )


def order_of(column: Iterable[str]) -> str:
    """The only order of `dates.ORDERS` that fits all dates of a column; "iso" if no date needs one, empty if it is
    ambiguous."""
    filled = [cell for cell in column if not is_missing(cell)]
    possible = dates.orders(filled)
    if possible:
        return next(iter(possible)) if len(possible) == 1 else ""
    return "iso" if all(not dates.is_date(cell) or dates.needs_no_order(cell) for cell in filled) else ""


def counted(label: str, numbers: list[float]) -> Thing:
    """The most likely meaning of a column with this name and these numbers (at least one)."""
    name, beside = _parts(label)
    meaning, key = meaning_of(name or label)
    group = _group(label) if not meaning else ""
    if meaning == "symptom" or (group == "symptom" and min(numbers) >= 0):
        key = key or (word_key(label, "symptom") or "" if not has_word(label, "side") else "")
        ends = _ENDS.fullmatch(beside)
        scale = (float(ends[1]), float(ends[2])) if ends and float(ends[1]) < float(ends[2]) else _scale(numbers)
        return Thing(label, "symptom", name=name, key=key, scale=scale)
    if meaning == "event" or (group == "event" and all(one.is_integer() and one <= _MOST_EVENTS for one in numbers)):
        return Thing(label, "event", key=key)
    is_ticked = set(numbers) <= {0, 1}
    if meaning == "measurement" or (is_ticked and "treatment" in (meaning, group)):
        category = "medicine" if group == "treatment" else ""
        return Thing(label, meaning or group, name=name, key=key, category=category)
    if _KM.search(label):
        return Thing(label, "exercise", name=_KM.sub("", label).strip(" ()"), category="aerobic", amount="km")
    if is_ticked and group != "count":
        return Thing(label, "exercise")
    return Thing(label, "measurement", name=name, unit=beside or ("min" if _MINUTES.search(label) else ""))


def with_one_scale(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things, with unknown scales replaced by the scale that all other symptoms of the file share."""
    rated = [thing for thing in things if thing.meaning == "symptom"]
    proven = {thing.scale for thing in rated if thing.scale != UNKNOWN_SCALE and not thing.asked}
    if len(proven) != 1:
        return things
    [scale] = proven
    return tuple(
        replace(thing, scale=scale) if thing.meaning == "symptom" and thing.scale == UNKNOWN_SCALE else thing
        for thing in things
    )


def _thing(label: str, column: Iterable[str], decimal: str) -> Thing:
    """The most likely meaning of a column with this name and these cells."""
    filled = [cell for cell in column if not is_missing(cell)]
    if not filled:
        return Thing(label, UNKNOWN)
    numbers, odd = numbers_of(filled, decimal)
    meaning, group = meaning_of(_parts(label)[0] or label)[0], _group(label)
    if (group == "note" or meaning == "note") and odd:
        return Thing(label, "note")
    if (len(numbers) + sum(map(is_nearly_number, odd))) * 2 >= len(filled) and numbers:
        thing = counted(label, numbers)
        is_guess = thing.meaning == "exercise" and thing.amount == "done" and group != "exercise"
        return replace(thing, meaning=ASK) if is_guess else with_words(thing, odd, decimal)
    distinct = Counter(odd)
    is_symptom = meaning == "symptom" or (group == "symptom" and not meaning)
    if ticks_of(distinct) and not is_symptom:
        return _ticked(label, meaning, group)
    words = [word for word in distinct if severity(word) is not None]
    if len(distinct) <= _MOST_WORDS and (is_symptom or (len(words) == len(distinct) > 1 and not meaning)):
        named = counted(label, numbers or [HIGHEST]) if is_symptom else Thing(label, "symptom")
        return with_words(named, odd, decimal, is_asked=True)
    return Thing(label, UNKNOWN)


def _ticked(label: str, meaning: str, group: str) -> Thing:
    key = meaning_of(_parts(label)[0] or label)[1]
    if meaning in ("event", "treatment"):
        return Thing(label, meaning, key=key)
    if group in ("event", "treatment", "exercise"):
        return Thing(label, group, category="medicine" if group == "treatment" else "")
    return Thing(label, UNKNOWN)


def _group(label: str) -> str:
    """The first group of words that has a word of the name; empty without one."""
    return next((group for group in _GROUPS if has_word(label, group)), "")


def _parts(label: str) -> tuple[str, str]:
    """The name and the text in brackets after it ("Weight" and "kg"); both empty without brackets."""
    match = _BRACKETS.fullmatch(label)
    return (match[1], match[2].strip()) if match else ("", "")


def _kept_apart(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things, in which several that map to one built-in item become items of their own.

    The one whose whole name is that of the built-in item keeps the mapping.
    """
    alike = Counter((thing.meaning, thing.key or word_key(thing.label, "symptom")) for thing in things)
    exact = Counter((thing.meaning, thing.key) for thing in things if thing.key and _is_called_so(thing))

    def apart(thing: Thing) -> bool:
        is_one = (thing.meaning, thing.key)
        return bool(thing.key) and alike[is_one] > 1 and not (_is_called_so(thing) and exact[is_one] == 1)

    return tuple(replace(thing, key="") if apart(thing) else thing for thing in things)


def _is_called_so(thing: Thing) -> bool:
    return meaning_of(_parts(thing.label)[0] or thing.label) == (thing.meaning, thing.key)


def _scale(numbers: list[float]) -> tuple[float, float]:
    """The scale that the numbers imply: 0 to 10, 0 to 100, or `UNKNOWN_SCALE`.

    With a maximum of 5 or less it is unknown: the scale may end at 3, 4, 5 or 10. It is 0 to 100 only if most numbers
    are above 10, as a few may be typing errors.
    """
    most, beyond = max(numbers), sum(number > HIGHEST for number in numbers)
    if _MAY_BE_SHORTER < most <= HIGHEST:
        return NRS
    return (LOWEST, 100.0) if beyond * 2 > len(numbers) and most <= 100 else UNKNOWN_SCALE


def _dated(columns: Columns) -> list[str]:
    """The columns of dates, those with a name for dates first."""
    named = {name: meaning_of(name)[0] == "day" for name in columns}
    dated = [name for name, column in columns.items() if cells.looks_like_dates(column, is_named=named[name])]
    return sorted(dated, key=lambda name: not named[name])


def _clock_column(columns: Columns, day: tuple[str, ...]) -> str:
    """The column with the time of day; empty without one."""
    for name, column in columns.items():
        filled = [cell for cell in column if not is_missing(cell)]
        is_named = name not in day and meaning_of(name)[0] == "time"
        if is_named and sum(cells.clock(cell) is not None for cell in filled) * 2 > len(filled):
            return name
    return ""


def _long(columns: Columns, days: list[str], decimal: str) -> tuple[str, str] | None:
    """The name and value columns of a long table; None for a wide one.

    They are recognised by their names; or they are the only column of few distinct texts and the only one of numbers,
    in a table with several subjects on one day.
    """
    texts = [name for name, column in columns.items() if _may_name(column, decimal)]
    numeric = [name for name, column in columns.items() if _is_numeric(column, decimal)]
    names = [name for name in texts if has_word(name, "name")]
    values = [name for name in numeric if has_word(name, "value")]
    if names and values:
        return names[0], values[0]
    if len(texts) == len(numeric) == 1:
        pairs = set(zip(days, columns[texts[0]], strict=True)) if days else set()
        several = Counter(day for day, text in pairs if day and text)
        if sum(count > 1 for count in several.values()) * 2 > len(several):
            return texts[0], numeric[0]
    return None


def _may_name(column: list[str], decimal: str) -> bool:
    distinct = set(filter(None, column))
    is_few = 0 < len(distinct) <= min(_MOST_NAMES, max(1, len(column) // 2))
    return is_few and not any(cells.is_number(cell, decimal) or severity(cell) is not None for cell in distinct)


def _is_numeric(column: list[str], decimal: str) -> bool:
    filled = {cell: count for cell, count in Counter(column).items() if not is_missing(cell)}
    numeric = sum(count for cell, count in filled.items() if cells.is_number(cell, decimal))
    return numeric * 5 >= max(1, sum(filled.values())) * 4


def _year_month_day(columns: Columns) -> tuple[str, ...]:
    """The three columns for year, month and day; empty if there are none."""
    columns_found: list[str] = []
    for group in ("year", "month", "day"):
        name = next((one for one, cell in columns.items() if has_word(one, group) and _is_whole(cell)), None)
        if name is None or name in columns_found:
            return ()
        columns_found.append(name)
    return tuple(columns_found)


def _is_whole(column_cells: Iterable[str]) -> bool:
    filled = [cell for cell in column_cells if cell]
    return bool(filled) and all(cell.isdecimal() and len(cell) <= 4 for cell in filled)


def _by_label(names: list[str], values: list[str]) -> Columns:
    """The values of a long table by subject."""
    by_label: Columns = {}
    for name, value in zip(names, values, strict=True):
        if name:
            by_label.setdefault(name, []).append(value)
    return by_label
