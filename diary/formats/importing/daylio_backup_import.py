"""Daylio's backup: an archive with `backup.daylio`, a base64-encoded JSON document.

The format is that of public parsers (JoelOtter/dayligo, structure.go): months count from 0, and the group of a mood is
its rank from 1, the best, to 5. Its entries have the same origins as those of Daylio's CSV: importing both files adds
nothing twice.
"""

import base64
import binascii
from collections.abc import Iterator
from datetime import date
from typing import Any

from diary.foreign.unpacking import parsed
from diary.formats.errors import FormatError
from diary.formats.importing.daylio_import import KEY as SOURCE
from diary.formats.importing.daylio_import import readings_of, thing_of
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import LARGEST, Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "daylio-backup"
_MEMBER = "backup.daylio"
_GROUPS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
_MOST_VALUES = 5_000_000


def recognises(source: Source) -> bool:
    return _MEMBER in source.members


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read the entries; the mood, each activity and the notes become a `Thing` each. Raises `FormatError`."""
    work.advance(0.0)
    document = _document(source)
    moods = {
        _hashable(one.get("id")): _GROUPS.get(_hashable(one.get("mood_group_id")), "")
        for one in _objects(document, "customMoods")
    }
    names = {_hashable(one.get("id")): f"{one.get('name', '')}".replace("|", "/") for one in _objects(document, "tags")}
    entries = _objects(document, "dayEntries")
    items = tuple(_items(entries, moods, names))
    things = tuple(thing_of(label, texts) for label, texts in texts_by_label(items).items())
    work.advance(1.0)
    remarks = [_("The moods of Daylio count from 1 awful to 5 rad.")]
    return preview_of(Mapping(SOURCE, (), things, app=KEY), items, len(entries), remarks)


def _document(source: Source) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return parsed(base64.b64decode(source.member(_MEMBER, LARGEST), validate=False), _MOST_VALUES)
    except (binascii.Error, ValueError) as error:
        raise FormatError(_("{file} is no backup of Daylio that can be read.").format(file=source.name)) from error


def _objects(document: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    listed = document.get(name, []) if isinstance(document, dict) else []
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _items(entries: list[dict[str, Any]], moods: dict[Any, str], names: dict[Any, str]) -> Iterator[Item]:
    for number, one in enumerate(entries, 1):
        try:
            day = date(one["year"], one["month"] + 1, one["day"])
            at = f"{one.get('hour', 0):02}:{one.get('minute', 0):02}"
        except (KeyError, TypeError, ValueError):
            yield LeftOut(_("Entry"), _("is not a day that there is"), 1, number)
            continue
        tags = one.get("tags") if isinstance(one.get("tags"), list) else []
        cell = {
            "time": at,
            "mood": moods.get(_hashable(one.get("mood")), ""),
            "activities": "|".join(filter(None, (names.get(_hashable(tag), "") for tag in tags or []))),
            "note": f"{one.get('note') or ''}",
            "note_title": f"{one.get('note_title') or ''}",
        }
        yield from readings_of(cell, day, number)


def _hashable(key: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return key if isinstance(key, int | str) else None


IMPORT = ImportFormat(KEY, N_("Daylio (backup)"), ("daylio",), recognises, preview, plan_items)
