"""The log of a diary's imports, stored in its data folder (`imports/done.json`) so that each can be undone at any time.

For each entry that an import added, the identifier and a hash of the content are stored, but no content.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from diary.domain.change import Change, removed
from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.identity import Key, content_key
from diary.domain.record import Entry, Record
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.formats.errors import FormatError
from diary.formats.importing.kept_mappings import FOLDER
from diary.i18n import _

_FILE = "done.json"
_LARGEST = 200_000_000
_MOST = 200
"""The maximum number of logged imports; the oldest are dropped first."""


@dataclass(frozen=True, slots=True)
class DoneImport:
    """An import: its number, the name of its file, its day, and the added entries with a hash of each.

    `undone` is the day on which it was undone, empty before that. `path`, `form` and `answers` are the path of the
    file, the key of its format, and the mapping as TOML; each is empty if unknown.
    """

    number: int
    file: str
    day: str
    entries: dict[str, str] = field(default_factory=dict)
    undone: str = ""
    path: str = ""
    form: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The changes that undo an import, and the entries that stay because they were edited since."""

    changes: tuple[Change, ...]
    kept: tuple[Entry, ...]


def done_imports(folder: Path) -> list[DoneImport]:
    """The logged imports, the oldest first; none if the file is missing or unreadable."""
    try:
        document = json.loads(place_of(folder / FOLDER / _FILE, Purpose.CHOSEN).read(_FILE, _LARGEST))
        return [DoneImport(**{**one, "entries": _entries_in(one["entries"])}) for one in document]
    except (OSError, ForeignError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def _entries_in(written: Any) -> dict[str, str]:  # noqa: ANN401 - whatever the file holds
    """The entries, which are written as one text, or as an object by earlier versions of the program."""
    if isinstance(written, str):
        return {entry: content for entry, _sign, content in (one.partition(":") for one in written.split())}
    return dict(written)


def remember(folder: Path, done: DoneImport, changes: Iterable[Change]) -> None:
    """Log an import with the entries that it added; errors are ignored.

    An import with a number was repeated: it replaces the former one and includes its entries, as those that exist
    depend on whether the repetition is undone.
    """
    entries = {
        one.after.id: _content(one.after) for one in changes if one.before is None and isinstance(one.after, Entry)
    }
    if not (entries or done.entries):
        return
    former = done_imports(folder)
    number = done.number or max((one.number for one in former), default=0) + 1
    others = [one for one in former if one.number != number]
    _write(folder, [*others, replace(done, number=number, entries={**done.entries, **entries})][-_MOST:])


def read_anew(back: Iterable[Change], changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that undo an import and repeat it, combined: entries that are equal in both stay as they are."""
    old: dict[Key, list[Change]] = defaultdict(list)
    for change in back:
        if change.before is not None:
            old[content_key(change.before)].append(change)
    new = list[Change]()
    for change in changes:
        is_new = change.before is None and isinstance(change.after, Entry)
        if is_new and change.after is not None and (same := old.get(content_key(change.after))):
            same.pop()
        else:
            new.append(change)
    return (*(change for left in old.values() for change in left), *new)


def mark_undone(folder: Path, number: int, day: date) -> None:
    """Log that an import was undone."""
    every = done_imports(folder)
    _write(folder, [replace(one, undone=day.isoformat()) if one.number == number else one for one in every])


def import_numbered(folder: Path, number: int = 0) -> DoneImport:
    """The import with that number, or else the latest one that was not undone; raises `FormatError` if there is
    none."""
    every = [one for one in done_imports(folder) if not one.undone]
    if not every:
        raise FormatError(_("No import is remembered that could be taken back."))
    if not number:
        return every[-1]
    chosen = next((one for one in every if one.number == number), None)
    if chosen is None:
        numbers = ", ".join(f"{one.number}" for one in every)
        raise FormatError(
            _("There is no import {n} to take back; there is {numbers}.").format(n=number, numbers=numbers)
        )
    return chosen


def taken_back(one: DoneImport, diary: Excerpt) -> TakenBack:
    """The changes that undo an import in `diary`, the whole diary: they remove the added entries that were not edited
    since."""
    present = _entries(diary, one.entries)
    unchanged = [entry for entry in present if _content(entry) == one.entries[entry.id]]
    kept = [entry for entry in present if _content(entry) != one.entries[entry.id]]
    return TakenBack(tuple(removed(unchanged)), tuple(kept))


def _entries(diary: Excerpt, ids: dict[str, str]) -> Sequence[Entry]:
    return [
        record for kind in FIELDS for record in diary.of_kind(kind) if isinstance(record, Entry) and record.id in ids
    ]


def _content(record: Record) -> str:
    content: Any = content_key(record)[1]
    plain = [f"{one:.9g}" if isinstance(one, int | float) else repr(one) for one in content]
    return sha256("\n".join(plain).encode()).hexdigest()[:12]


def _write(folder: Path, every: Sequence[DoneImport]) -> None:
    """Write the log, with the entries of each import as one string.

    The GIL is held while a JSON document is parsed or written: an object with a hundred thousand members would freeze
    the window.
    """
    file = folder / FOLDER / _FILE
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        written = [
            {**_fields(one), "entries": " ".join(f"{entry}:{content}" for entry, content in one.entries.items())}
            for one in every
        ]
        place_of(file, Purpose.OUTPUT).write(file.name, json.dumps(written, separators=(",", ":")).encode())


def _fields(one: DoneImport) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}
