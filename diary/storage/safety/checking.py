"""The integrity check of the diary's file; it writes neither to the file nor to a sidecar file."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import (
    AlteredError,
    DamagedError,
    RefusedContentError,
    StorageError,
    lost_file,
    refused_content,
    storage_error,
    translate_error,
)
from diary.storage.file import cipher, snapshot, temporary
from diary.storage.file.diary_file import connection, schema_version, translating_errors, untouched
from diary.storage.file.schema import differences
from diary.storage.file.selects import select_days
from diary.storage.file.shapes import SHAPES, Shape
from diary.storage.file.sidecars import has_log, log_of
from diary.storage.file.untrusted import copy_pages, guarded, require_small
from diary.storage.safety import checksum, content, lock
from diary.storage.safety.lock import State
from diary.storage.safety.openable import require_openable


@dataclass(frozen=True, slots=True)
class Health:
    """The result of an integrity check: `problems` is empty for an intact file, `counts` are rows by table.

    `days` is the number of days with an entry, `state` the counter of all writes. `refused` describes content of an
    intact file that this program never writes (`diary/domain/limits.py`): such a file is not merged into another diary.
    """

    path: Path
    schema_version: int
    problems: tuple[str, ...]
    counts: Mapping[str, int]
    days: int
    first_day: date | None
    last_day: date | None
    state: State
    refused: tuple[str, ...] = ()


def check(path: Path) -> Health:
    """Check every page and every record of the file; raises `StorageError` if it cannot be opened as a diary."""
    if not path.is_file():
        if has_log(path):
            raise DamagedError(lost_file(path, log_of(path)))
        raise StorageError(_("There is no diary at {file}.").format(file=path))
    require_openable(path)
    try:
        with as_it_is(path) as file:
            file.text_factory = _decoded
            file.execute("BEGIN")
            version = schema_version(file, path)
            if different := differences(file, version):
                return Health(path, version, tuple(map(_foreign_object, different)), {}, 0, None, None, State(0, 0))
            with closing(guarded(cipher.opened(":memory:", cipher.key_of(path)), is_read_only=False)) as memory:
                memory.text_factory = _decoded
                copy_pages(file, memory, path)
                return _health(memory, path, version)
    except UnicodeDecodeError as error:  # SQLite's message contains the damaged bytes
        raise storage_error(DamagedError, path) from error
    except cipher.errors() as error:  # these queries succeed on every intact diary
        raise translate_error(error, path) or storage_error(DamagedError, path) from error


def require_acceptable(health: Health) -> None:
    """Raise `DamagedError` for a file that is not intact, and `RefusedContentError` for content that no diary has."""
    if health.problems:
        raise storage_error(DamagedError, health.path)
    if health.refused:
        raise RefusedContentError(refused_content(health.path, health.refused[0]))


def require_sound(path: Path) -> None:
    """Check that the file may be written: by its checksum, or if that does not match by the integrity check.

    Raises `DamagedError`, `NotADiaryError`, `LockedError`, or `AlteredError` if another program changed a file that
    passes the integrity check.
    """
    if not path.is_file():
        return
    require_openable(path)
    has_own_checksum = checksum.matches(path)
    if has_own_checksum:
        return
    problems = check(path).problems
    if problems:
        raise storage_error(DamagedError, path)
    if has_own_checksum is False:
        raise storage_error(AlteredError, path)
    checksum.write(path)


def require_unaltered(path: Path) -> None:
    """Raise `AlteredError` if the file no longer has its recorded checksum."""
    if checksum.matches(path) is False:
        raise storage_error(AlteredError, path)


def state(path: Path) -> State:
    """The counter of all writes, read without writing or locking anything; raises `StorageError`."""
    with translating_errors(path), as_it_is(path) as file:
        return state_of(file)


@contextmanager
def as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """Context manager: a connection that reads the file and its log and modifies neither (with a leftover log: a
    copy)."""
    require_small(path)
    if not has_log(path):
        with closing(guarded(untouched(path))) as file:
            yield file
        return
    if lock.is_held_here(path):
        with closing(connection(path)) as file:
            yield file
        return
    with (
        temporary.folder_for(path) as folder,
        closing(guarded(connection(snapshot.copied(path, folder)))) as file,
    ):
        yield file


def _health(file: sqlite3.Connection, path: Path, version: int) -> Health:
    """The result for an in-memory copy of the file whose schema is valid."""
    problems = [row[0] for row in file.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [str(row) for row in file.execute("PRAGMA foreign_key_check")]
    refused: list[str] = []
    counts, state = _counts(file), state_of(file)
    days = _days(file, counts)
    if not problems:
        file.text_factory = str
        problems, refused = content.findings(file, version)
    return Health(
        path=path,
        schema_version=version,
        problems=tuple(problems),
        counts=counts,
        days=len(days),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        state=state,
        refused=tuple(refused),
    )


def _foreign_object(name: str) -> str:
    return _("The file’s own description of {name} is damaged, or is not by this program.").format(name=name)


def _shapes_in(file: sqlite3.Connection) -> list[Shape]:
    """The shapes whose table exists in the file."""
    there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [shape for shape in SHAPES if shape.table in there]


def _counts(file: sqlite3.Connection) -> dict[str, int]:
    return {
        shape.table: _number(file, f"SELECT count(*) FROM {shape.table}")  # noqa: S608 - our own names
        for shape in _shapes_in(file)
    }


def _days(file: sqlite3.Connection, counts: Mapping[str, int]) -> set[date]:
    """The days with an entry; a value that is not a date is skipped, as `content.findings` reports it."""
    query = select_days(shape for shape in SHAPES if shape.table in counts)
    days = set()
    for (day,) in file.execute(query):
        try:
            days.add(date.fromisoformat(day))
        except (TypeError, ValueError):
            continue
    return days


def _decoded(text: bytes) -> str:
    """The text decoded as UTF-8, with replacement characters for invalid bytes."""
    return text.decode("utf-8", errors="replace")


def state_of(file: sqlite3.Connection) -> State:
    """The counter of all writes as seen by this connection, including its uncommitted changes."""
    known = file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'version'").fetchone()[0]
    edits = _number(file, "SELECT ifnull(max(seq), 0) FROM version") if known else 0
    last_rows = [f"SELECT ifnull(max(rowid), 0) FROM {shape.table}" for shape in _shapes_in(file)]  # noqa: S608 - ours
    return State(edits, sum(_number(file, question) for question in last_rows))


def _number(file: sqlite3.Connection, question: str) -> int:
    return int(file.execute(question).fetchone()[0])
