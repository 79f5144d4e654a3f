"""Daylio's CSV: one row per entry, with a mood in words, activities separated by " | ", and a note that may contain
HTML.

The file has no number for a mood that the person renamed, so the person is asked for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape

from diary.domain.measurement import SLEEP
from diary.domain.rounding import as_entered
from diary.formats.importing import cells
from diary.formats.importing.aliases import meaning_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import UNKNOWN, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "daylio"
MOOD = "Mood"
_MOODS = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
_BREAK, _TAG = re.compile(r"<\s*(?:br|/p|/div|/li)\b[^>]*>", re.I), re.compile(r"</?[a-z][^>]*>", re.I)


def recognises(source: Source) -> bool:
    return has_columns(source, "weekday", "time", "mood", "activities", "note") and (
        has_columns(source, "full_date") or has_columns(source, "year", "date")
    )


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; the mood, each renamed mood, each activity and each scale is a `Thing`. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    items = tuple(_items(read))
    things = tuple(thing_of(label, texts) for label, texts in texts_by_label(items).items())
    items = tuple(_without_whole(item) if isinstance(item, Reading) else item for item in items)
    mapping = Mapping(KEY, (), things, app=KEY, encoding=read.encoding)
    work.advance(1.0)
    remarks = [_("The moods of Daylio count from 1 awful to 5 rad.")]
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def thing_of(label: str, texts: Sequence[str]) -> Thing:
    kind, _sign, name = label.partition(": ")
    if label == MOOD:
        return Thing(label, "measurement", key="mood", name=_("Mood"))
    if kind == MOOD:
        return Thing(label, "measurement", key="mood", name=_("Mood"), is_word=True)
    if kind == "Scale":
        return _scale(label, name, texts)
    if label == "Note":
        return Thing(label, "note")
    meaning, key = meaning_of(name)
    return Thing(label, meaning if meaning in ("event", "treatment") else UNKNOWN, key=key, name=name)


def _scale(label: str, name: str, texts: Sequence[str]) -> Thing:
    """The thing of a scale, whose texts are points out of a maximum ("8/10 points"), durations ("7:30") or numbers."""
    wholes = {parts[1] for text in texts if (parts := cells.fraction(text)) is not None}
    if wholes:
        meaning, key = meaning_of(name)
        if meaning == "symptom":
            return Thing(label, "symptom", name=name, key=key, scale=(0.0, max(wholes)))
        return Thing(label, "measurement", name=name, unit=_("of {n}").format(n=as_entered(max(wholes))))
    if all(cells.hours(text) is not None for text in texts):
        is_sleep = meaning_of(name) == ("measurement", SLEEP.key)
        return Thing(label, "measurement", name=name, key=SLEEP.key if is_sleep else "", unit=SLEEP.unit)
    return Thing(label, "measurement", name=name)


def _without_whole(reading: Reading) -> Reading:
    """The reading of a scale reduced to its points: "8" for "8/10 points"."""
    parts = cells.fraction(reading.text) if reading.label.startswith("Scale: ") else None
    return reading if parts is None else replace(reading, text=as_entered(parts[0]))


def _items(read: ImportTable) -> Iterator[Item]:
    places = {name.casefold(): place for place, name in enumerate(read.header)}
    yield from read.left_out
    for row, number in zip(read.rows, read.numbers, strict=True):
        cell = {name: row[place] for name, place in places.items()}
        written = cell.get("full_date") or f"{cell['date']} {cell.get('year', '')}".strip()
        try:
            day = cells.worded_day(written)
        except ValueError:
            yield LeftOut(read.header[0], _("is not a day that there is"), 1, number, written)
            continue
        yield from readings_of(cell, day, number)


def readings_of(cell: dict[str, str], day: date, row: int) -> Iterator[Reading]:
    at, mood = cells.clock(cell["time"]), cell["mood"]
    if mood:
        level = _MOODS.get(mood.casefold())
        label, text = (f"{MOOD}: {mood}", mood) if level is None else (MOOD, f"{level}")
        yield Reading(label, text, day, row, at)
    for activity in dict.fromkeys(filter(None, (part.strip() for part in cell["activities"].split("|")))):
        yield Reading(f"Activity: {activity}", "1", day, row, at)
    for scale in filter(None, (part.strip() for part in cell.get("scales", "").split("|"))):
        name, sign, value = scale.partition(": ")
        if not sign:
            name, _sign, value = scale.rpartition(":")
        yield Reading(f"Scale: {name.strip() or scale}", value.strip(), day, row, at)
    note = "\n".join(filter(None, (_plain(cell.get("note_title", "")), _plain(cell["note"]))))
    if note:
        yield Reading("Note", note, day, row, at)


def _plain(text: str) -> str:
    """A note without its HTML: line breaks are kept, other tags removed, entities decoded."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\N{NO-BREAK SPACE}", " ").strip()


IMPORT = ImportFormat(KEY, N_("Daylio (CSV)"), ("csv",), recognises, preview, plan_items)
