"""Reading one day before anything heavy is imported, so that the window is painted and filled at once."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.period import Period
from diary.storage.diary_file import connection, prepare
from diary.storage.errors import told
from diary.storage.shapes import SHAPES


def read_day(path: Path, day: date) -> Excerpt:
    """The excerpt of `day` and the day before; makes or upgrades the diary where needed. Raises `StorageError`."""
    prepare(path)
    period = Period(day - timedelta(days=1), day)
    parts: dict[str, Any] = {}
    try:
        with closing(connection(path)) as file:
            for shape in SHAPES:
                where = "WHERE day BETWEEN ? AND ?" if shape.is_dated else ""
                days = (shape.first_day(period).isoformat(), period.last.isoformat()) if shape.is_dated else ()
                columns, order = ", ".join(shape.columns), ", ".join(shape.order)
                query = f"SELECT {columns} FROM {shape.table} {where} ORDER BY {order}"  # noqa: S608 - our own names
                parts[FIELDS[shape.record]] = shape.records(file.execute(query, days).fetchall())
    except sqlite3.Error as error:
        if known := told(error, path):
            raise known from error
        raise
    return Excerpt(period=period, **parts)
