"""Daylio's CSV: one row for each entry, with a mood in words, activities cut at " | ", and a note that may hold HTML.

The file has no number for a mood that the person renamed, so the person is asked for it.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from diary.formats.importing import cells
from diary.formats.importing.aliases import meaning_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.importing.work import Work
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
    things = tuple(_thing(label) for label in texts_by_label(items))
    mapping = Mapping(KEY, (), things, app=KEY, encoding=read.encoding)
    work.advance(1.0)
    remarks = [_("The moods of Daylio count from 1 awful to 5 rad.")]
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def _thing(label: str) -> Thing:
    kind, _sign, name = label.partition(": ")
    if label == MOOD:
        return Thing(label, "measurement", key="mood", name=_("Mood"))
    if kind == MOOD:
        return Thing(label, "measurement", key="mood", name=_("Mood"), is_word=True)
    if kind == "Scale":
        return Thing(label, "measurement", name=name)
    if label == "Note":
        return Thing(label, "note")
    meaning, key = meaning_of(name)
    return Thing(label, meaning if meaning in ("event", "treatment") else "leave-out", key=key, name=name)


def _items(read: ImportTable) -> Iterator[Item]:
    places = {name.casefold(): place for place, name in enumerate(read.header)}
    for row, number in zip(read.rows, read.numbers, strict=True):
        cell = {name: row[place] for name, place in places.items()}
        written = cell.get("full_date") or f"{cell['date']} {cell.get('year', '')}".strip()
        try:
            day = cells.worded_day(written)
        except ValueError:
            yield LeftOut(read.header[0], _("is not a day that there is"), 1, number, written)
            continue
        yield from _readings(cell, day, number)


def _readings(cell: dict[str, str], day: date, row: int) -> Iterator[Reading]:
    at, mood = cells.clock(cell["time"]), cell["mood"]
    if mood:
        level = _MOODS.get(mood.casefold())
        label, text = (f"{MOOD}: {mood}", mood) if level is None else (MOOD, f"{level}")
        yield Reading(label, text, day, row, at)
    for activity in dict.fromkeys(filter(None, (part.strip() for part in cell["activities"].split("|")))):
        yield Reading(f"Activity: {activity}", "1", day, row, at)
    for scale in filter(None, (part.strip() for part in cell.get("scales", "").split("|"))):
        name, _sign, value = scale.rpartition(":")
        yield Reading(f"Scale: {name.strip() or scale}", value.strip(), day, row, at)
    note = "\n".join(filter(None, (_plain(cell.get("note_title", "")), _plain(cell["note"]))))
    if note:
        yield Reading("Note", note, day, row)


def _plain(text: str) -> str:
    """A note without its HTML: line breaks are kept, other tags removed, entities decoded."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\N{NO-BREAK SPACE}", " ").strip()


IMPORT = ImportFormat(KEY, N_("Daylio (CSV)"), recognises, preview, plan_items)
