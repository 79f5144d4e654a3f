"""The integrity check of the diary's file; it writes neither to the file nor to a sidecar file."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import AlteredError, DamagedError, StorageError, lost_file, storage_error, translate_error
from diary.storage.file import cipher, temporary
from diary.storage.file.diary_file import (
    apply_steps,
    connection,
    has_log,
    log_of,
    schema_version,
    translating_errors,
    untouched,
)
from diary.storage.file.migrations import STEPS
from diary.storage.file.selects import select_days
from diary.storage.file.shapes import SHAPES, Shape
from diary.storage.safety import checksum, lock, wal_match
from diary.storage.safety.lock import State
from diary.storage.safety.openable import require_openable


@dataclass(frozen=True, slots=True)
class Health:
    """The result of an integrity check: `problems` is empty for a sound file, `counts` are rows by table.

    `days` is the number of days with an entry, `state` the counter of all writes.
    """

    path: Path
    schema_version: int
    problems: tuple[str, ...]
    counts: Mapping[str, int]
    days: int
    first_day: date | None
    last_day: date | None
    state: State


def check(path: Path) -> Health:
    """Check every page and every record of the file; raises `StorageError` where it cannot be opened as a diary."""
    if not path.is_file():
        if has_log(path):
            raise DamagedError(lost_file(path, log_of(path)))
        raise StorageError(_("There is no diary at {file}.").format(file=path))
    require_openable(path)
    try:
        with closing(cipher.opened(":memory:", cipher.key_of(path))) as memory:
            memory.text_factory = _decoded
            with _as_it_is(path) as file:
                file.backup(memory)
            return _health(memory, path)
    except UnicodeDecodeError as error:  # SQLite's message quotes the damaged bytes
        raise storage_error(DamagedError, path) from error
    except cipher.errors() as error:  # these queries succeed on every sound diary
        raise translate_error(error, path) or storage_error(DamagedError, path) from error


def require_sound(path: Path) -> None:
    """Check that the file may be written: by its checksum, or by the integrity check where that does not match.

    Raises `DamagedError`, `NotADiaryError`, `LockedError`, or `AlteredError` where another program changed a file that
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
    """Raise `AlteredError` where the file no longer has its recorded checksum."""
    if checksum.matches(path) is False:
        raise storage_error(AlteredError, path)


def state(path: Path) -> State:
    """The counter of all writes, read without writing or locking anything; raises `StorageError`."""
    with translating_errors(path), _as_it_is(path) as file:
        return state_of(file)


@contextmanager
def _as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file and its write-ahead log and modifies neither (a leftover log: in a copy)."""
    if not has_log(path):
        with closing(untouched(path)) as file:
            yield file
        return
    if lock.is_held_here(path):
        with closing(connection(path)) as file:
            yield file
        return
    with (
        temporary.folder_for(path) as folder,
        closing(connection(wal_match.copied(path, folder))) as file,
    ):
        yield file


def _health(file: sqlite3.Connection, path: Path) -> Health:
    version = schema_version(file, path)
    problems = [row[0] for row in file.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [str(row) for row in file.execute("PRAGMA foreign_key_check")]
    problems = problems or list(_problems_of_schema(file, version)) or list(_problems_of_content(file, version))
    counts = _counts(file)
    days = _days(file, counts)
    return Health(
        path=path,
        schema_version=version,
        problems=tuple(problems),
        counts=counts,
        days=len(days),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        state=state_of(file),
    )


def _problems_of_schema(file: sqlite3.Connection, version: int) -> Iterator[str]:
    """One sentence for each table, index or trigger that differs from the file's schema version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as right:
        apply_steps(right, STEPS[:version], version)
        expected = _schema(right)
    actual = _schema(file)
    for name in sorted(expected.keys() | actual.keys()):
        if expected.get(name) != actual.get(name):
            yield _("The file’s own description of {name} is damaged.").format(name=name)


def _schema(file: sqlite3.Connection) -> dict[str, object]:
    """The columns of each table, and the SQL of each index and trigger, by name."""
    objects = file.execute(
        """SELECT type, name, replace(sql, '"', '') FROM sqlite_schema WHERE name NOT LIKE 'note_words%'"""
    )
    return {
        name: file.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall() if kind == "table" else sql
        for kind, name, sql in objects.fetchall()
    }


def _problems_of_content(file: sqlite3.Connection, version: int) -> Iterator[str]:
    """What `PRAGMA integrity_check` does not cover: valid records, and a full-text index that fits the notes."""
    shapes = _shapes_in(file)
    file.text_factory = str
    for shape in shapes:
        try:
            shape.records(file.execute(f"SELECT {_columns(file, shape)} FROM {shape.table}").fetchall())  # noqa: S608 - ours
        except cipher.errors(ValueError, TypeError, LookupError, AttributeError):
            yield _("An entry in {table} cannot be understood.").format(table=shape.table)
    if version > 1:
        try:
            file.execute("INSERT INTO note_words (note_words, rank) VALUES ('integrity-check', 1)")
        except cipher.errors():
            yield _("The words to search are not those of the notes.")
    file.text_factory = _decoded


def _columns(file: sqlite3.Connection, shape: Shape) -> str:
    """The column list of a SELECT; a column that the file's older schema lacks is NULL."""
    there = {row[1] for row in file.execute(f"PRAGMA table_info({shape.table})")}
    return ", ".join(name if name in there else f"NULL AS {name}" for name in shape.columns)


def _shapes_in(file: sqlite3.Connection) -> list[Shape]:
    """The shapes whose table the file has."""
    there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [shape for shape in SHAPES if shape.table in there]


def _counts(file: sqlite3.Connection) -> dict[str, int]:
    return {
        shape.table: _number(file, f"SELECT count(*) FROM {shape.table}")  # noqa: S608 - our own names
        for shape in _shapes_in(file)
    }


def _days(file: sqlite3.Connection, counts: Mapping[str, int]) -> set[date]:
    """The days with an entry; a value that is no date is skipped, `_problems_of_content` reports it."""
    query = select_days(shape for shape in SHAPES if shape.table in counts)
    days = set()
    for (day,) in file.execute(query):
        try:
            days.add(date.fromisoformat(day))
        except (TypeError, ValueError):
            continue
    return days


def _decoded(text: bytes) -> str:
    """Text that need not be valid UTF-8."""
    return text.decode("utf-8", errors="replace")


def state_of(file: sqlite3.Connection) -> State:
    """The counter of all writes, as this connection sees it: its uncommitted changes count."""
    known = file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'version'").fetchone()[0]
    edits = _number(file, "SELECT ifnull(max(seq), 0) FROM version") if known else 0
    last_rows = [f"SELECT ifnull(max(rowid), 0) FROM {shape.table}" for shape in _shapes_in(file)]  # noqa: S608 - ours
    return State(edits, sum(_number(file, question) for question in last_rows))


def _number(file: sqlite3.Connection, question: str) -> int:
    return int(file.execute(question).fetchone()[0])
