"""Where diaries were, remembered outside the data folder: a missing diary is never taken for a first start.

A JSON file has the absolute path of each diary that was opened and its identifier (`about.diary`), and nothing else. It
is an aid only: a file that is damaged, or cannot be read or written, counts as empty.
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
"""How many places are remembered; the earliest is forgotten first."""

_open_here: dict[str, str] = {}
"""The identifiers of the diaries that this process has opened, by absolute path."""


def remember(path: Path) -> None:
    """Remember the place and the identifier of a diary that was opened; raises nothing."""
    with suppress(OSError, StorageError):
        identifier = id_of(path)
        if identifier is not None:
            _open_here[_place(path)] = identifier
            known = _remembered()
            if known.get(_place(path)) != identifier:
                others = {place: other for place, other in known.items() if place != _place(path)}
                _write({**others, _place(path): identifier})


def forget(path: Path) -> None:
    """Forget the place: another diary may be put there. Raises nothing."""
    _open_here.pop(_place(path), None)
    known = _remembered()
    if _place(path) in known:
        with suppress(OSError):
            _write({place: identifier for place, identifier in known.items() if place != _place(path)})


def is_known(path: Path) -> bool:
    """Whether a diary was opened at this path, by this process or an earlier one."""
    return _place(path) in _open_here or _place(path) in _remembered()


def expected_id(path: Path) -> str | None:
    """The identifier of the diary that was opened last at this path; None where none is remembered."""
    return _open_here.get(_place(path)) or _remembered().get(_place(path))


def id_of(path: Path) -> str | None:
    """The identifier of the diary file, read without writing to it; None before schema version 4.

    Raises `StorageError`.
    """
    with translating_errors(path), closing(read_only(path)) as file:
        return id_in(file)


def id_at(path: Path) -> str | None:
    """The identifier of the diary at this path; of one that is locked, unreadable or missing what is remembered."""
    try:
        return id_of(path)
    except (OSError, StorageError):
        return expected_id(path)


def is_same(path: Path) -> bool:
    """Whether the diary that was opened last at this path lies there now; raises `StorageError`."""
    expected = expected_id(path)
    return not is_missing(path) and (expected is None or id_of(path) == expected)


def require_same(file: sqlite3.Connection, path: Path) -> None:
    """Raise `OtherDiaryError` where this process has opened another diary at this path than the one in `file`."""
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
    """The identifiers by path, in the order in which they were remembered."""
    import json  # noqa: PLC0415 - the window is painted before

    try:
        content = json.loads(_file().read_bytes())
        return {str(place): str(identifier) for place, identifier in content["diaries"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _write(known: Mapping[str, str]) -> None:
    """Replace the file; raises `OSError`."""
    import json  # noqa: PLC0415 - the window is painted before

    from diary.atomic_write import write_atomically  # noqa: PLC0415 - likewise

    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    latest = dict(list(known.items())[-_MOST:])
    write_atomically(_file(), json.dumps({"diaries": latest}, indent=2).encode())
