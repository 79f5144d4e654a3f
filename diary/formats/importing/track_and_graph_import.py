"""Track & Graph's CSV: a row for each data point, with its feature, a timestamp with offset, a number or a duration.

Label and note are missing in old files. The file does not contain the scale of a rating.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from diary.domain.rounding import fixed
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import counted, with_one_scale
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.importing.work import Work
from diary.i18n import N_, _

KEY = "track-and-graph"
_DURATION = re.compile(r"(-?)(\d{1,6}):(\d{2}):(\d{2})(?:\.\d+)?")
_NOTE = "Note: "


def recognises(source: Source) -> bool:
    return any(has_columns(source, name, "timestamp", "value") for name in ("featurename", "feature name"))


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; each feature is a `Thing`, and so are its notes. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    durations, items = set[str](), list[Item]()
    for item in _items(read):
        if isinstance(item, Reading) and (minutes := _minutes(item.text)):
            durations.add(item.label)
            items.append(Reading(item.label, minutes, item.day, item.row, item.at, item.written))
        else:
            items.append(item)
    things = tuple(_thing(label, texts, durations) for label, texts in texts_by_label(items).items())
    mapping = Mapping(KEY, (), with_one_scale(things), app=KEY, encoding=read.encoding)
    remarks = [_("Durations count in minutes.")] if durations else []
    work.advance(1.0)
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def _thing(label: str, texts: list[str], durations: set[str]) -> Thing:
    if label.startswith(_NOTE):
        return Thing(label, "note")
    name = label.rpartition("/")[2].strip() or label
    if label in durations:
        return Thing(label, "exercise", name=name, amount="minutes")
    numbers = [cells.number(text, ".") for text in texts if cells.is_number(text, ".")]
    suggested = counted(name, numbers) if numbers else Thing(name, "leave-out")
    return Thing(label, suggested.meaning, name=name, key=suggested.key, scale=suggested.scale, unit=suggested.unit)


def _items(read: ImportTable) -> Iterator[Item]:
    places = {name.casefold().replace(" ", ""): place for place, name in enumerate(read.header)}
    for row, number in zip(read.rows, read.numbers, strict=True):
        cell = {name: row[place] for name, place in places.items()}
        feature, stamp = cell["featurename"], cell["timestamp"]
        try:
            moment = datetime.fromisoformat(stamp)
            written = moment.astimezone()
        except (ValueError, OverflowError, OSError):
            yield LeftOut(read.header[places["timestamp"]], _("is not a moment that there is"), 1, number, stamp)
            continue
        day, at = moment.date(), moment.time().replace(microsecond=0)
        if feature and cell["value"]:
            yield Reading(feature, cell["value"], day, number, at, written, words=cell.get("label", ""))
        if feature and cell.get("note"):
            yield Reading(f"{_NOTE}{feature}", cell["note"], day, number, None, written)


def _minutes(text: str) -> str:
    """The minutes of "1:30:00"; empty where it is no duration."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return ""
    minutes = int(match[2]) * 60 + int(match[3]) + int(match[4]) / 60
    return match[1] + fixed(minutes, 2)


IMPORT = ImportFormat(KEY, N_("Track & Graph (CSV)"), recognises, preview, plan_items)
