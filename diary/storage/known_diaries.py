"""The known locations of diaries, stored outside the data folder, so that a missing diary is not taken for a first
start.

A JSON file has the absolute path and the identifier (`about.diary`) of each diary that was opened, and nothing else. A
file that is damaged, or cannot be read or written, counts as empty.
"""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from diary import paths
from diary.storage.errors import OtherDiaryError, StorageError, storage_error
from diary.storage.file.diary_file import is_missing, read_only, translating_errors

FILE = "known-diaries.json"
_MOST = 50
"""The maximum number of paths; the oldest one is dropped first."""

_open_here: dict[str, str] = {}
"""The identifiers of the diaries that this process has opened, by absolute path."""


def remember(path: Path) -> None:
    """Store path and identifier of an opened diary; never raises."""
    with suppress(OSError, StorageError):
        identifier = id_of(path)
        if identifier is not None:
            _open_here[_place(path)] = identifier
            known = _remembered()
            if known.get(_place(path)) != identifier:
                others = {place: other for place, other in known.items() if place != _place(path)}
                _write({**others, _place(path): identifier})


def forget(path: Path) -> None:
    """Remove the path, so that another diary may be created there; never raises."""
    _open_here.pop(_place(path), None)
    known = _remembered()
    if _place(path) in known:
        with suppress(OSError):
            _write({place: identifier for place, identifier in known.items() if place != _place(path)})


def is_known(path: Path) -> bool:
    """Whether a diary was opened at this path, by this process or an earlier one."""
    return _place(path) in _open_here or _place(path) in _remembered()


def expected_id(path: Path) -> str | None:
    """The identifier of the diary last opened at this path; None if unknown."""
    return _open_here.get(_place(path)) or _remembered().get(_place(path))


def id_of(path: Path) -> str | None:
    """The identifier of the diary file, read without writing to it; None before schema version 4.

    Raises `StorageError`.
    """
    with translating_errors(path), closing(read_only(path)) as file:
        return id_in(file)


def id_at(path: Path) -> str | None:
    """The identifier of the diary at this path; the remembered one if it is locked, unreadable or missing."""
    try:
        return id_of(path)
    except (OSError, StorageError):
        return expected_id(path)


def is_same(path: Path) -> bool:
    """Whether the diary at this path is the one that was last opened there; raises `StorageError`."""
    expected = expected_id(path)
    return not is_missing(path) and (expected is None or id_of(path) == expected)


def require_same(file: sqlite3.Connection, path: Path) -> None:
    """Raise `OtherDiaryError` if this process has opened a diary at this path that is not the one in `file`."""
    expected = _open_here.get(_place(path)) if _open_here else None
    if expected is not None and id_in(file) != expected:
        raise storage_error(OtherDiaryError, path)


def id_in(file: sqlite3.Connection) -> str | None:
    """The identifier of an open diary file; None before schema version 4."""
    if not file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'about'").fetchone()[0]:
        return None
    row = file.execute("SELECT value FROM about WHERE name = 'diary'").fetchone()
    return str(row[0]) if row else None


def _place(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - `Path.absolute` keeps “..”


def _file() -> Path:
    return paths.state_folder() / FILE


def _remembered() -> Mapping[str, str]:
    """The identifiers by path, in the order in which they were stored."""
    import json  # noqa: PLC0415 - not before the first paint

    try:
        content = json.loads(_file().read_bytes())
        return {str(place): str(identifier) for place, identifier in content["diaries"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _write(known: Mapping[str, str]) -> None:
    """Replace the file atomically; raises `OSError`."""
    import json  # noqa: PLC0415 - not before the first paint

    from diary.atomic_write import write_atomically  # noqa: PLC0415 - likewise

    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    latest = dict(list(known.items())[-_MOST:])
    write_atomically(_file(), json.dumps({"diaries": latest}, indent=2).encode())
