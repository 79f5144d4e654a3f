"""The table `version`: each record's value before every edit and removal, as JSON."""

import base64
import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from diary.domain.change import Change
from diary.domain.record import Entry, Record
from diary.domain.version import Version
from diary.storage.file.selects import Execute
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.file.version_rows import BYTES, SELECT_VERSIONS, version_of
from diary.storage.safety.lock import host
from diary.storage.writer import insert_statement

if TYPE_CHECKING:
    import sqlite3

_INSERT = insert_statement("version", ("moment", "device", "kind", "record", "day", "removed", "before"))


def keep(file: "sqlite3.Connection", changes: Sequence[Change], moment: datetime) -> None:
    """Store the former values of the records that `changes` edit or remove."""
    device = host()
    before = [(one.before, one.after is None) for one in changes if one.before is not None]
    keep_versions(file, [Version(moment, record, removed, device) for record, removed in before])


def keep_versions(file: "sqlite3.Connection", versions: Sequence[Version]) -> None:
    """Store these earlier versions, in their order."""
    file.executemany(_INSERT, [row_of(version) for version in versions])


def earlier_versions(execute: Execute, day: date) -> tuple[Version, ...]:
    """The earlier versions of the entries of a day, the latest change first."""
    return _versions(execute, "day", day.isoformat())


def earlier_versions_of(execute: Execute, kind: type[Record]) -> tuple[Version, ...]:
    """The earlier versions of all records of a kind, the latest change first."""
    return _versions(execute, "kind", SHAPE_OF[kind].table)


def _versions(execute: Execute, column: str, value: str) -> tuple[Version, ...]:
    query = f"{SELECT_VERSIONS} WHERE {column} = ? ORDER BY seq DESC"
    stored = (version_of(*row) for row in execute(query, (value,)))
    return tuple(sorted(stored, key=lambda one: one.moment, reverse=True))


def by_record(execute: Execute) -> dict[str, frozenset[Version]]:
    """All earlier versions, by the identifier of their record."""
    by_identifier: dict[str, set[Version]] = defaultdict(set)
    for row in execute(SELECT_VERSIONS, ()):
        version = version_of(*row)
        by_identifier[version.record.id].add(version)
    return {key: frozenset(versions) for key, versions in by_identifier.items()}


def row_of(version: Version) -> dict[str, Any]:
    """An earlier version as a row of the table, by column; all values are also valid JSON."""
    record = version.record
    return {
        "moment": version.moment.isoformat(timespec="milliseconds"),
        "device": version.device,
        "kind": SHAPE_OF[type(record)].table,
        "record": record.id,
        "day": record.day.isoformat() if isinstance(record, Entry) else None,
        "removed": int(version.removed),
        "before": text_of(record),
    }


def text_of(record: Record) -> str:
    """A record as JSON."""
    return json.dumps(SHAPE_OF[type(record)].row(record), ensure_ascii=False, default=_plain)


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {BYTES: base64.b64encode(value).decode()}
    raise TypeError(type(value))
