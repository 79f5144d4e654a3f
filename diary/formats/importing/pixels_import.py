"""Pixels' backup: a JSON list with one object per day: moods from 1 to 5, a text, and tags by kind.

The format is that of public parsers (rachelgould/pixels-dashboard, YearInPixels-writer): 5 is the best mood, and
several moods of a day are averaged.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from diary.domain.rounding import shortest
from diary.foreign.unpacking import parsed
from diary.formats.errors import FormatError
from diary.formats.importing.aliases import meaning_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.encoding import without_blanks
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import UNKNOWN, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "pixels"
_MOOD, _NOTE, _TAG = "Mood", "Note", "Tag: "
_KEYS = (b'"date"', b'"scores"', b'"tags"')
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_MOST_VALUES = 1_000_000
_WORST, _BEST = 1, 5


def recognises(source: Source) -> bool:
    head = without_blanks(source.head)
    return head.startswith(b"[") and all(key in head for key in _KEYS)


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read the pixels; the mood, each tag and the text are a `Thing`. Raises `FormatError`."""
    work.advance(0.0)
    try:
        document = parsed(source.content(), _MOST_VALUES)
    except ValueError as error:
        raise FormatError(_("The file is cut off or damaged: it is no whole JSON document.")) from error
    pixels = [one for one in document if isinstance(one, dict)] if isinstance(document, list) else []
    items = [item for place, pixel in enumerate(pixels, 1) for item in _items(pixel, place)]
    mapping = Mapping(KEY, (), tuple(_thing(label) for label in texts_by_label(items)), app=KEY)
    work.advance(1.0)
    remarks = [_("The moods of Pixels count from 1 to 5, the best; of several moods of a day the mean is taken.")]
    return preview_of(mapping, items, len(pixels), remarks)


def _items(pixel: dict[str, Any], row: int) -> Iterator[Item]:
    written = f"{pixel.get('date', '')}"
    match = _DAY.fullmatch(written)
    try:
        day = date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        day = None
    if day is None:
        yield LeftOut(_MOOD, _("is not a day that there is"), 1, row, written)
        return
    yield from _mood(pixel.get("scores"), day, row)
    for tag in dict.fromkeys(_tags(pixel.get("tags"))):
        yield Reading(f"{_TAG}{tag}", "1", day, row)
    if words := f"{pixel.get('notes') or ''}".strip():
        yield Reading(_NOTE, words, day, row)


def _mood(scores: Any, day: date, row: int) -> Iterator[Item]:  # noqa: ANN401 - whatever the file holds
    listed = scores if isinstance(scores, list) else []
    if not listed:
        return
    if not all(isinstance(one, int) and _WORST <= one <= _BEST for one in listed):
        yield LeftOut(_MOOD, _("is no mood from 1 to 5"), 1, row, f"{listed}"[:40])
        return
    yield Reading(_MOOD, shortest(sum(listed) / len(listed), 2), day, row)


def _tags(groups: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the file holds
    for group in groups if isinstance(groups, list) else ():
        entries = group.get("entries") if isinstance(group, dict) else [group]
        for one in entries if isinstance(entries, list) else ():
            if isinstance(one, str) and one.strip():
                yield one.strip()


def _thing(label: str) -> Thing:
    if label == _MOOD:
        return Thing(label, "measurement", key="mood", name=_("Mood"))
    if label == _NOTE:
        return Thing(label, "note")
    name = label.removeprefix(_TAG)
    meaning, key = meaning_of(name)
    return Thing(label, meaning if meaning in ("event", "treatment") else UNKNOWN, key=key, name=name)


IMPORT = ImportFormat(KEY, N_("Pixels (JSON)"), ("json",), recognises, preview, plan_items)
