"""Nomie 4 to 6, as JSON or its detailed CSV: logs whose notes have the tracked values as `#tag(value)`.

A tag without a value is an event. The minimum and maximum of a tracker are its scale.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from diary.foreign.unpacking import require_few_values
from diary.formats.errors import FormatError
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.encoding import decoded, without_blanks
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import counted, with_one_scale
from diary.formats.importing.table import has_columns, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "nomie"
_COLUMNS = ("epoch", "start", "end", "offset", "note")
_TAG = re.compile(r"#([\w-]+)(?:\(([^()]*)\))?")
_CONTEXT = re.compile(r"(?<!\S)[+@][\w-]+")
_NOTE = "Note"
_MOST_OFFSET = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class _Log:
    """One log: its note, the raw timestamp, and the offset in minutes (JavaScript's sign: UTC minus local time)."""

    note: str
    moment: Any
    offset: Any
    number: int


def recognises(source: Source) -> bool:
    if source.is_archive or has_columns(source, *_COLUMNS):
        return not source.is_archive
    head = without_blanks(source.head)
    if not head.startswith(b"{"):
        return False
    return b'"nomie"' in head or (
        b'"files"' in head and re.search(rb'"[^"]*(?:trackers|books)[^"]*"', head) is not None
    )


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read all logs; each tag is a `Thing`, and the rest of the text is a note. Raises `FormatError`."""
    work.advance(0.0)
    content = source.content()
    if has_columns(source, *_COLUMNS):
        read = table(content, encoding=given.encoding if given else "")
        logs, trackers, encoding = list(_rows(read.header, read.rows, read.numbers)), dict[str, Any](), read.encoding
    else:
        logs, trackers, encoding = _document(content)
    work.advance(0.5)
    items = tuple(item for log in logs for item in _items(log))
    things = tuple(
        _thing(label, texts, trackers.get(label.lstrip("#"))) for label, texts in texts_by_label(items).items()
    )
    mapping = Mapping(KEY, (), with_one_scale(things), app=KEY, encoding=encoding)
    work.advance(1.0)
    return preview_of(mapping, items, len(logs), (), encoding)


def _document(content: bytes) -> tuple[list[_Log], dict[str, Any], str]:
    """The logs and the trackers of a backup, which begins as an object does; raises `FormatError`."""
    text, encoding = decoded(content)
    try:
        require_few_values(content)
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(_("The file is cut off or damaged: it is no whole JSON document.")) from error
    trackers, events = document.get("trackers"), document.get("events")
    if isinstance(files := document.get("files"), dict):
        parts = {path: _content(part) for path, part in files.items()}
        trackers = next((part for path, part in parts.items() if path.endswith("trackers.json")), None)
        events = [log for path, part in parts.items() if "/books/" in f"/{path}" for log in _list(part)]
    by_tag = trackers if isinstance(trackers, dict) else {f"{one.get('tag')}": one for one in _list(trackers)}
    return list(_logs(_list(events))), by_tag, encoding


def _content(part: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """The content of a file in the backup, which is a value or nested JSON text; None for invalid JSON."""
    if not isinstance(part, str):
        return part
    try:
        return json.loads(part)
    except (ValueError, RecursionError):
        return None


def _list(content: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    values = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return [one for one in values if isinstance(one, dict)]


def _logs(events: Iterable[dict[str, Any]]) -> Iterator[_Log]:
    for number, event in enumerate(events, start=1):
        moment = event.get("end") or event.get("start")
        yield _Log(f"{event.get('note') or ''}", moment, event.get("offset"), number)


def _rows(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], numbers: Iterable[int]) -> Iterator[_Log]:
    places = {name.casefold(): place for place, name in enumerate(header)}
    for row, number in zip(rows, numbers, strict=True):
        cell = {name: row[place] for name, place in places.items()}
        yield _Log(cell["note"], cell["end"] or cell["start"] or cell["epoch"], cell["offset"], number)


def _items(log: _Log) -> Iterator[Item]:
    """The readings of a log: one for each tag, and the remaining text as a note."""
    try:
        moment = _moment(log.moment, log.offset)
    except (ValueError, OverflowError, OSError):
        yield LeftOut(_NOTE, _("is not a moment that there is"), 1, log.number, f"{log.moment or ''}")
        return
    day, at = moment.date(), moment.time().replace(microsecond=0)
    for tag, value in _TAG.findall(log.note):
        yield Reading(f"#{tag}", value.strip() or "1", day, log.number, at, moment)
    words = " ".join(_CONTEXT.sub(" ", _TAG.sub(" ", log.note)).split())
    if words:
        yield Reading(_NOTE, words, day, log.number, at, moment)


def _moment(stamp: Any, offset: Any) -> datetime:  # noqa: ANN401 - whatever the file holds
    """The local time of a log; raises `ValueError`, `OverflowError` and `OSError`.

    `stamp` is in milliseconds since 1970 or ISO 8601; `offset` is UTC minus local time in minutes.
    """
    number = stamp if isinstance(stamp, int | float) else float(stamp) if re.fullmatch(r"\d+", f"{stamp}") else None
    if number is None:
        moment = datetime.fromisoformat(f"{stamp}")
        if moment.tzinfo is None:
            return moment.astimezone()
    else:
        moment = datetime.fromtimestamp(number / 1000, UTC)
    minutes = float(offset) if re.fullmatch(r"-?\d+(?:\.0)?", f"{offset}") else None
    if minutes is None or abs(minutes) > _MOST_OFFSET:
        return moment.astimezone()
    return moment.astimezone(timezone(timedelta(minutes=-minutes)))


def _thing(label: str, texts: list[str], tracker: Any) -> Thing:  # noqa: ANN401 - whatever the file holds
    """The most likely meaning of a tag, by its tracker if the backup has one."""
    if label == _NOTE:
        return Thing(label, "note")
    about = tracker if isinstance(tracker, dict) else {}
    name = f"{about.get('label') or label.lstrip('#').replace('_', ' ')}"
    numbers = [cells.number(text, ".") for text in texts if cells.is_number(text, ".")]
    if not numbers or about.get("type") == "tick" or set(texts) == {"1"}:
        return Thing(label, "event", name=name)
    suggested = counted(name, numbers)
    scale = (_end(about.get("min")), _end(about.get("max")))
    if suggested.meaning == "symptom" and scale[0] is not None and scale[1] is not None and scale[0] < scale[1]:
        return Thing(label, "symptom", name=name, key=suggested.key, scale=(scale[0], scale[1]))
    return Thing(label, suggested.meaning, name=name, key=suggested.key, scale=suggested.scale, unit=suggested.unit)


def _end(end: Any) -> float | None:  # noqa: ANN401 - whatever the file holds
    """One end of a tracker's range, which may be a number or a text."""
    text = f"{end}"
    return float(text) if cells.is_number(text, ".") else None


IMPORT = ImportFormat(KEY, N_("Nomie (JSON or CSV)"), ("json", "csv"), recognises, preview, plan_items)
