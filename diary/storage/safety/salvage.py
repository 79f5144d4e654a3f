"""Salvage: copying the readable rows of a damaged diary into a new one, and reporting the lost ones.

SQLite reads a copy of the file by rowid: ascending, then descending, then row by row in the gap between, so that only
rows on damaged pages are lost. The index on `day` says which days these were.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from diary.domain.limits import within
from diary.i18n import N_, _, ngettext
from diary.storage.errors import DamagedError, LockedError
from diary.storage.file import cipher, snapshot, temporary
from diary.storage.file.diary_file import apply_steps, sync_file, transaction, translating_errors
from diary.storage.file.migrations import STEPS
from diary.storage.file.shapes import SHAPES
from diary.storage.file.sidecars import has_log, logs_of
from diary.storage.file.untrusted import guarded
from diary.storage.safety import backup, wal_match
from diary.storage.safety.backup import Backup

_DAYS_NAMED = 12
_FURTHEST = 1_000_000
_VERSION = "version"
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The salvaged diary as a backup, its rows by table, and a sentence for each table that lost some."""

    backup: Backup
    counts: Mapping[str, int]
    lost: tuple[str, ...]


@dataclass(slots=True)
class _TableRows:
    """The rows read from one table.

    `rows` are by rowid, `named` are the rowids in the table's indexes with their day, `unreadable` counts the rowids
    whose row gave an error, `refused` are rows that are no valid records.
    """

    columns: tuple[str, ...]
    rows: dict[int, _Row] = field(default_factory=dict)
    is_whole: bool = True
    named: dict[int, str] = field(default_factory=dict)
    unreadable: int = 0
    refused: list[_Row] = field(default_factory=list)


def salvage(diary: Path) -> Salvaged:
    """Copy all readable rows into a new diary, stored as a backup; the file itself is not modified.

    Raises `StorageError`, and `DamagedError` if no row can be read.
    """
    with temporary.folder_for(diary) as folder:
        copy = snapshot.copied(diary, folder)
        if has_log(copy) and not wal_match.log_belongs_to(diary):
            for log in logs_of(copy):
                log.unlink(missing_ok=True)
        version, tables = _read(copy)
    if not any(rows.rows for rows in tables.values()):
        raise DamagedError(_("Nothing in {file} can be read.").format(file=diary))
    unfinished = backup.begun(diary, backup.folder_of(diary))
    try:
        with translating_errors(unfinished), closing(cipher.opened(unfinished, cipher.key_of(diary))) as file:
            counts = _write(file, version, tables)
        sync_file(unfinished)
        copied = backup.finished(diary, unfinished, backup.SALVAGE)
    finally:
        unfinished.unlink(missing_ok=True)
    return Salvaged(copied, counts, tuple(_losses(tables)))


def name_of(table: str) -> str:
    """The name of a table's entries, in the person's language."""
    return _(_NAMES[table]) if table in _NAMES else table


def _read(copy: Path) -> tuple[int, dict[str, _TableRows]]:
    """The schema version and the readable rows by table; no tables if the file cannot be opened."""
    try:
        with closing(guarded(cipher.opened(copy, cipher.key_of(copy)), is_read_only=False, is_repair=True)) as file:
            file.text_factory = _decoded
            file.execute("PRAGMA writable_schema = ON")  # SQLite then opens a truncated file
            version = int(file.execute("PRAGMA user_version").fetchone()[0])
            version = version if 1 <= version <= len(STEPS) else len(STEPS)
            return version, {table: _table(file, table, columns) for table, columns in _schema(version).items()}
    except LockedError:
        raise
    except cipher.errors(UnicodeDecodeError):
        return len(STEPS), {}


def _schema(version: int) -> dict[str, tuple[str, ...]]:
    """The tables of that version with their columns."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        apply_steps(file, STEPS[:version], version)
        tables = (*(shape.table for shape in SHAPES), _VERSION)
        columns = {one: tuple(row[1] for row in file.execute(f"PRAGMA table_info({one})")) for one in tables}
    return {table: names for table, names in columns.items() if names}


def _table(file: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> _TableRows:
    """The readable rows of one table."""
    readable = _TableRows(columns)
    query = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED"  # noqa: S608 - our own names
    upward, readable.is_whole = _scan(file, f"{query} ORDER BY rowid")
    readable.rows = {row[0]: row[1:] for row in upward}
    if readable.is_whole:
        return readable
    by_id, _all = _scan(file, f"SELECT rowid, '' FROM {table} INDEXED BY sqlite_autoindex_{table}_1")  # noqa: S608 - our own
    by_day, _all = _scan(file, f"SELECT rowid, day FROM {table} INDEXED BY {table}_by_day")  # noqa: S608 - our own names
    readable.named = {row[0]: str(row[1]) for row in (*by_id, *by_day)}
    downward, _all = _scan(file, f"{query} ORDER BY rowid DESC")
    readable.rows |= {row[0]: row[1:] for row in downward}
    first = max((row[0] for row in upward), default=0) + 1
    last = min((row[0] for row in downward), default=max(readable.named, default=0) + 1)
    for number in range(first, min(last, first + _FURTHEST)):
        single, is_readable = _scan(file, f"{query} WHERE rowid = {number}")
        readable.rows |= {row[0]: row[1:] for row in single}
        readable.unreadable += not is_readable
    return readable


def _scan(file: sqlite3.Connection, query: str) -> tuple[list[_Row], bool]:
    """The rows up to the first that cannot be read, and whether the query ended without an error."""
    rows: list[_Row] = []
    try:
        for row in file.execute(query):
            rows.append(row)
            if len(rows) >= _FURTHEST:  # the pages of a damaged B-tree may form a cycle
                return rows, False
    except cipher.errors():
        return rows, False
    return rows, True


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", errors="replace")


def _write(file: sqlite3.Connection, version: int, tables: Mapping[str, _TableRows]) -> dict[str, int]:
    """Fill a new diary of that schema version, noting refused rows in `tables`; returns the row counts by table."""
    counts: dict[str, int] = {}
    with transaction(file):
        apply_steps(file, STEPS[:version], version)
        for table, rows in tables.items():
            counts[table] = 0
            for _number, values in sorted(rows.rows.items()):
                try:
                    if not _makes_sense(table, rows.columns, values):
                        raise ValueError(table)
                    counts[table] += _insert(file, table, rows.columns, values)
                except cipher.errors(ValueError, OverflowError):
                    rows.refused.append(values)
    return counts


def _makes_sense(table: str, columns: Sequence[str], values: _Row) -> bool:
    """Whether the row can be converted to a record that passes validation."""
    shape = next((shape_of_table for shape_of_table in SHAPES if shape_of_table.table == table), None)
    if shape is None:
        return True
    named = dict(zip(columns, values, strict=True))
    try:
        within(
            shape.record(
                **{
                    name: named[name] if convert is None or named[name] is None else convert(named[name])
                    for name, convert in zip(shape.columns, shape.converters, strict=True)
                    if name in named
                }
            )
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
    return True


def _insert(file: sqlite3.Connection, table: str, columns: Sequence[str], values: _Row) -> int:
    """Insert a row unless its identifier exists already; returns the number of inserted rows."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({columns[0]}) DO NOTHING"  # noqa: S608 - ours
    return file.execute(statement, values).rowcount


def _losses(tables: Mapping[str, _TableRows]) -> Iterator[str]:
    """One sentence for each table that lost rows."""
    for table, rows in tables.items():
        missing = rows.named.keys() - rows.rows.keys()
        count = (len(missing) or rows.unreadable) + len(rows.refused)
        if count:
            text = ngettext("{name}: {n} entry could not be read", "{name}: {n} entries could not be read", count)
            yield text.format(name=name_of(table), n=count) + _on_days(_days(rows, missing))
        elif not rows.is_whole:
            yield _("{name}: not all could be read").format(name=name_of(table))


def _days(rows: _TableRows, missing: Iterable[int]) -> list[str]:
    """The known days of the missing rows."""
    days = {rows.named[number] for number in missing}
    if "day" in rows.columns:
        place = rows.columns.index("day")
        days |= {str(row[place]) for row in rows.refused}
    return sorted(day for day in days if _is_day(day))


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return bool(date.fromisoformat(text))
    return False


def _on_days(days: Sequence[str]) -> str:
    if not days:
        return ""
    named = ", ".join(days[:_DAYS_NAMED])
    more = len(days) - _DAYS_NAMED
    if more > 0:
        named = ngettext("{days} and {n} more day", "{days} and {n} more days", more).format(days=named, n=more)
    return f" ({named})"


_NAMES: Mapping[str, str] = {
    "rating": N_("Ratings"),
    "exercise_done": N_("Exercises done"),
    "treatment_done": N_("Treatments"),
    "note": N_("Sentences"),
    "measurement": N_("Measurements"),
    "event": N_("Events"),
    "treatment_change": N_("Changes of a treatment"),
    "day_off": N_("Days off"),
    "site_mark": N_("Places on the body"),
    "extent": N_("How far it reaches"),
    "definition": N_("Own symptoms, exercises and treatments"),
    "plan_line": N_("The plan"),
    "step_words": N_("Words for the steps"),
    "profile": N_("Name and date of birth"),
    "background_answer": N_("The health background"),
    "visit": N_("Visits"),
    "question": N_("Questions to ask"),
    _VERSION: N_("Earlier versions"),
}
