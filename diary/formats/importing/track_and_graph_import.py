"""Track & Graph's CSV: one row per data point, with its feature, a timestamp with offset, a number or a duration.

Label and note are missing in old files. The file does not contain the scale of a rating. A data point exactly at
midnight (including fractions of a second) has a day but no time.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time

from diary.domain.rounding import fixed
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import UNKNOWN, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import counted, with_one_scale
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "track-and-graph"
_DURATION = re.compile(r"(-?)(\d{1,6}):(\d{2}):(\d{2})(?:\.\d+)?")
_NOTE = "Note: "
_MOST_PLACES = 12


def recognises(source: Source) -> bool:
    return any(has_columns(source, name, "timestamp", "value") for name in ("featurename", "feature name"))


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; each feature is a `Thing`, and so are its notes. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    durations, items, every = set[str](), list[Item](), list(_items(read))
    features = set(texts_by_label(every))
    for item in _told_apart(every):
        if isinstance(item, Reading) and (minutes := _minutes(item.text)):
            durations.add(item.label)
            items.append(replace(item, text=minutes, words=""))
        else:
            items.append(item)
    things = tuple(
        one if one.label in features else replace(one, key="")
        for one in (_thing(label, texts, durations) for label, texts in texts_by_label(items).items())
    )
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
    suggested = counted(name, numbers) if numbers else Thing(name, UNKNOWN)
    return Thing(label, suggested.meaning, name=name, key=suggested.key, scale=suggested.scale, unit=suggested.unit)


def _told_apart(items: Sequence[Item]) -> Iterator[Item]:
    """The readings, with labels that distinguish places or sides of a feature moved into its name ("Pain (left foot)").

    These are few labels that recur, or several at the same time. Other labels are free text, and become notes.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    moments: dict[tuple[str, datetime | None], set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Reading) and item.words:
            labels[item.label][item.words] += 1
            moments[item.label, item.written].add(item.words)
    together = {label for (label, _written), words in moments.items() if len(words) > 1}
    places = {
        label
        for label, words in labels.items()
        if len(words) <= _MOST_PLACES and (label in together or len(words) * 2 <= words.total())
    }
    for item in items:
        if not isinstance(item, Reading) or not item.words:
            yield item
        elif item.label in places:
            yield replace(item, label=f"{item.label} ({item.words})", words="")
        else:
            yield item
            yield replace(item, label=f"{_NOTE}{item.label}", text=item.words, words="")


def _items(read: ImportTable) -> Iterator[Item]:
    places = {name.casefold().replace(" ", ""): place for place, name in enumerate(read.header)}
    yield from read.left_out
    for row, number in zip(read.rows, read.numbers, strict=True):
        cell = {name: row[place] for name, place in places.items()}
        feature, stamp = cell["featurename"], cell["timestamp"]
        try:
            moment = datetime.fromisoformat(stamp)
            written = moment.astimezone()
        except (ValueError, OverflowError, OSError):
            yield LeftOut(read.header[places["timestamp"]], _("is not a moment that there is"), 1, number, stamp)
            continue
        day, at = moment.date(), None if moment.time() == time() else moment.time().replace(microsecond=0)
        if feature and cell["value"]:
            yield Reading(feature, cell["value"], day, number, at, written, words=cell.get("label", ""))
        if feature and cell.get("note"):
            yield Reading(f"{_NOTE}{feature}", cell["note"], day, number, at, written)


def _minutes(text: str) -> str:
    """The minutes in "1:30:00"; empty if it is not a duration."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return ""
    minutes = int(match[2]) * 60 + int(match[3]) + int(match[4]) / 60
    return match[1] + fixed(minutes, 2)


IMPORT = ImportFormat(KEY, N_("Track & Graph (CSV)"), ("csv",), recognises, preview, plan_items)
