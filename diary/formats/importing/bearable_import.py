"""Bearable's CSV: one row per reading, the date in words, the day's note repeated on each row.

Columns (2021 to 2026): date, weekday, time of day, category, rating/amount, detail, notes, later also date formatted.
The file does not contain the scale of a symptom, so the person is asked for it.
"""

import re
from collections.abc import Iterator
from datetime import date, time

from diary.domain.rounding import fixed
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import UNKNOWN, UNKNOWN_SCALE, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import counted
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "bearable"
_COLUMNS = ("date", "time of day", "category", "rating/amount", "detail", "notes")
_ASLEEP = re.compile(r"asleep\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.I)
_DEGREE = re.compile(r"\s*\(([^()]*)\)\s*$")
_SEVERITY = {"mild": 1, "moderate": 2, "severe": 3, "unbearable": 4, "extreme": 4}
_LEVELS = {
    "energy": {"v. low": 1, "very low": 1, "low": 2, "ok": 3, "medium": 3, "high": 4, "v. high": 5, "very high": 5},
    "sleep quality": {"poor": 1, "ok": 2, "good": 3, "great": 4},
}
_MEDICINES = ("medication", "meds/supplements")
_MEANINGS = {"symptom": "symptom", "factors": "event", "meals/nutrition": UNKNOWN, "food diary": UNKNOWN}
_MEANINGS |= dict.fromkeys(_MEDICINES, "treatment")
_TIMES = {"pre": time(5), "am": time(9), "mid": time(13), "pm": time(19)}
"""The middle of each part of the day; in Bearable their hours can be configured."""


def recognises(source: Source) -> bool:
    return has_columns(source, *_COLUMNS)


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; each combination of category and name is a `Thing`. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    items = tuple(_items(read))
    things = tuple(_thing(label, texts) for label, texts in texts_by_label(items).items())
    mapping = Mapping(KEY, (), things, app=KEY, encoding=read.encoding)
    remarks = [
        _("Symptoms in words count as Bearable counts them: 1 mild, 2 moderate, 3 severe, 4 unbearable."),
        _("Energy counts from 1 very low to 5 very high, and quality of sleep from 1 poor to 4 great."),
    ]
    work.advance(1.0)
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def _thing(label: str, texts: list[str]) -> Thing:
    category, _sign, name = label.partition(": ")
    folded = category.casefold()
    if folded == "notes":
        return Thing(label, "note")
    if folded == "symptom":
        known = counted(name, [1.0])
        return Thing(
            label, "symptom", name=name, key=known.key if known.meaning == "symptom" else "", scale=UNKNOWN_SCALE
        )
    if folded == "sleep":
        return Thing(label, "measurement", key="sleep-hours", name=_("Sleep"))
    if folded in _MEANINGS:
        return Thing(
            label, _MEANINGS[folded], name=name or category, category="medicine" if folded in _MEDICINES else ""
        )
    is_counted = all(cells.is_number(text, ".") for text in texts)
    return Thing(label, "measurement" if is_counted else UNKNOWN, name=name or category)


def _items(read: ImportTable) -> Iterator[Item]:
    places = {name.casefold(): place for place, name in enumerate(read.header)}
    notes = set[tuple[date, str]]()
    yield from read.left_out
    for row, number in zip(read.rows, read.numbers, strict=True):
        cell = {name: row[places[name]] for name in _COLUMNS}
        try:
            day = cells.worded_day(cell["date"])
        except ValueError:
            yield LeftOut(read.header[places["date"]], _("is not a day that there is"), 1, number, cell["date"])
            continue
        if cell["notes"] and (day, cell["notes"]) not in notes:
            notes.add((day, cell["notes"]))
            yield Reading("Notes", cell["notes"], day, number)
        if cell["category"]:
            yield from _reading(cell, day, number)


def _reading(cell: dict[str, str], day: date, row: int) -> Iterator[Item]:
    """The readings of a row, labelled by category and name."""
    category, detail, amount = cell["category"], cell["detail"], cell["rating/amount"]
    folded, part = category.casefold(), cell["time of day"]
    at, is_clock = _at(part), part.casefold() not in _TIMES
    if folded == "symptom":
        name, degree = _DEGREE.sub("", detail).strip(), _DEGREE.search(detail)
        word = degree[1].strip().casefold() if degree else ""
        text = amount or (f"{_SEVERITY[word]}" if word in _SEVERITY else word)
        yield Reading(f"{category}: {name}" if name else category, text or detail, day, row, at, is_stamp=is_clock)
    elif folded == "sleep":
        hours = _hours(amount, detail)
        text = amount or detail
        yield Reading(category, text if hours is None else fixed(hours, 2), day, row)
    elif folded in (*_MEDICINES, "factors"):
        for name in filter(None, (part.strip() for part in detail.split("|"))):
            when = at if folded == "factors" else None
            yield Reading(f"{category}: {name}", "1", day, row, when, words=amount, is_stamp=is_clock)
    elif folded in (*_LEVELS, "mood"):
        word = amount or detail
        level = _LEVELS.get(folded, {}).get(word.casefold())
        if word:
            yield Reading(category, word if level is None else f"{level}", day, row, at, is_stamp=is_clock)
        if amount and detail:
            yield Reading(f"{category} (details)", detail, day, row, at, is_stamp=is_clock)
    elif amount and detail:
        yield Reading(f"{category}: {detail}", amount, day, row, at, is_stamp=is_clock)
    elif amount or detail:
        yield Reading(category, amount or detail, day, row, at, is_stamp=is_clock)


def _at(part: str) -> time | None:
    """The time in a cell, which is a clock time or a part of the day; None for all day, and for other texts."""
    return _TIMES.get(part.casefold()) or cells.clock(part)


def _hours(amount: str, detail: str) -> float | None:
    """The hours of sleep in "07:30" or "Asleep 23:10 - 07:05"; None if neither pattern matches."""
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", amount):
        return int(match[1]) + int(match[2]) / 60
    if match := _ASLEEP.search(detail):
        begin, end = (int(match[part]) * 60 + int(match[part + 1]) for part in (1, 3))
        return (end - begin) % (24 * 60) / 60
    return None


IMPORT = ImportFormat(KEY, N_("Bearable (CSV)"), ("csv",), recognises, preview, plan_items)
