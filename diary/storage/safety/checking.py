"""Whether the diary's file is sound; looking changes nothing, not even beside the file."""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import AlteredError, DamagedError, StorageError, lost_file, storage_error, translate_error
from diary.storage.file import cipher
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
    """What a look into the file found; `problems` is empty for a sound file, `counts` is by table.

    `days` is the number of days with an entry, `state` how much was ever written.
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
    """Look at every page and every entry of the file; raises `StorageError` when there is no diary to look at."""
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
    except UnicodeDecodeError as error:  # SQLite's own words about the damage quote it
        raise storage_error(DamagedError, path) from error
    except cipher.errors() as error:  # whatever it is: a diary can be asked these questions
        raise translate_error(error, path) or storage_error(DamagedError, path) from error


def require_sound(path: Path) -> None:
    """See that the file may be written: that it is as it was sealed, or that all of it can be read.

    Raises `DamagedError`, `NotADiaryError`, or `AlteredError` where something else changed it and all can be read.
    """
    if not path.is_file():
        return
    require_openable(path)
    is_as_sealed = checksum.matches(path)
    if is_as_sealed:
        return
    problems = check(path).problems
    if problems:
        raise storage_error(DamagedError, path)
    if is_as_sealed is False:
        raise storage_error(AlteredError, path)
    checksum.write(path)


def require_unaltered(path: Path) -> None:
    """See that nothing but this program changed the file since it was sealed; raises `AlteredError`."""
    if checksum.matches(path) is False:
        raise storage_error(AlteredError, path)


def state(path: Path) -> State:
    """How much was ever written into the diary, by a look that takes no part in writing; raises `StorageError`."""
    with translating_errors(path), _as_it_is(path) as file:
        return state_of(file)


@contextmanager
def _as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file with what waits in its write-ahead log, and leaves both as they are."""
    if not has_log(path):
        with closing(untouched(path)) as file:
            yield file
        return
    if lock.is_held_here(path):
        with closing(connection(path)) as file:
            yield file
        return
    with (
        tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder,
        closing(connection(wal_match.copied(path, Path(folder)))) as file,
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
    """Where tables, columns, indexes and triggers are not those of the file's schema version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as right:
        apply_steps(right, STEPS[:version], version)
        expected = _schema(right)
    found = _schema(file)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield _("The file’s own description of {name} is damaged.").format(name=name)


def _schema(file: sqlite3.Connection) -> dict[str, object]:
    """Columns by table, and what indexes and triggers were made with."""
    made = file.execute(
        """SELECT type, name, replace(sql, '"', '') FROM sqlite_schema WHERE name NOT LIKE 'note_words%'"""
    )
    return {
        name: file.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall() if kind == "table" else sql
        for kind, name, sql in made.fetchall()
    }


def _problems_of_content(file: sqlite3.Connection, version: int) -> Iterator[str]:
    """What SQLite itself does not look at: that each entry makes sense, and that the words to search are the notes'."""
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
    """The columns of the shape; what the file's own schema does not have yet is as it will be."""
    there = {row[1] for row in file.execute(f"PRAGMA table_info({shape.table})")}
    return ", ".join(name if name in there else f"NULL AS {name}" for name in shape.columns)


def _shapes_in(file: sqlite3.Connection) -> list[Shape]:
    """The kinds of record that the file's schema knows."""
    there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [shape for shape in SHAPES if shape.table in there]


def _counts(file: sqlite3.Connection) -> dict[str, int]:
    return {
        shape.table: _number(file, f"SELECT count(*) FROM {shape.table}")  # noqa: S608 - our own names
        for shape in _shapes_in(file)
    }


def _days(file: sqlite3.Connection, counts: Mapping[str, int]) -> set[date]:
    """The days with an entry; what stands there and is no day is told elsewhere."""
    query = select_days(shape for shape in SHAPES if shape.table in counts)
    found = set()
    for (day,) in file.execute(query):
        try:
            found.add(date.fromisoformat(day))
        except (TypeError, ValueError):
            continue
    return found


def _decoded(text: bytes) -> str:
    """What a damaged text still says."""
    return text.decode("utf-8", errors="replace")


def state_of(file: sqlite3.Connection) -> State:
    """How much was ever written into the diary that is open on this connection, with what it has not committed."""
    known = file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'version'").fetchone()[0]
    edits = _number(file, "SELECT ifnull(max(seq), 0) FROM version") if known else 0
    last_rows = [f"SELECT ifnull(max(rowid), 0) FROM {shape.table}" for shape in _shapes_in(file)]  # noqa: S608 - ours
    return State(edits, sum(_number(file, question) for question in last_rows))


def _number(file: sqlite3.Connection, question: str) -> int:
    return int(file.execute(question).fetchone()[0])
