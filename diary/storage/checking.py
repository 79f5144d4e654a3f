"""Whether the diary's file is sound."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary.i18n import _
from diary.storage.diary_file import schema_version
from diary.storage.errors import StorageError, told
from diary.storage.shapes import SHAPES


@dataclass(frozen=True, slots=True)
class Health:
    """What a look into the file found; `problems` is empty for a sound file, `counts` is by table."""

    path: Path
    schema_version: int
    problems: tuple[str, ...]
    counts: Mapping[str, int]
    first_day: date | None
    last_day: date | None


def check(path: Path) -> Health:
    """Look at every page of the file without changing it; raises `StorageError` when there is no diary to look at."""
    if not path.is_file():
        raise StorageError(_("There is no diary at {file}.").format(file=path))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            return _health(file, path)
    except sqlite3.Error as error:
        if known := told(error, path):
            raise known from error
        raise


def _health(file: sqlite3.Connection, path: Path) -> Health:
    version = schema_version(file, path)
    found = [row[0] for row in file.execute("PRAGMA integrity_check")]
    found += [str(row) for row in file.execute("PRAGMA foreign_key_check")]
    counts = {shape.table: _count(file, shape.table) for shape in SHAPES}
    days = [
        day
        for shape in SHAPES
        if shape.is_dated
        for day in file.execute(f"SELECT min(day), max(day) FROM {shape.table}").fetchone()  # noqa: S608 - our own names
        if day
    ]
    return Health(
        path=path,
        schema_version=version,
        problems=tuple(text for text in found if text != "ok"),
        counts=counts,
        first_day=date.fromisoformat(min(days)) if days else None,
        last_day=date.fromisoformat(max(days)) if days else None,
    )


def _count(file: sqlite3.Connection, table: str) -> int:
    return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our own names
