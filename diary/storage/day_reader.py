"""Reading one day before anything heavy is imported, so that the window is painted and filled at once."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from diary.domain.excerpt import FIELDS, Excerpt
from diary.domain.period import Period
from diary.storage.errors import DamagedError, storage_error
from diary.storage.file.diary_file import connection, translating_errors
from diary.storage.file.shapes import SHAPES
from diary.storage.safety.preparing import prepare


def read_day(path: Path, day: date) -> Excerpt:
    """The excerpt of `day` and the day before; makes or upgrades the diary where needed. Raises `StorageError`."""
    prepare(path)
    period = Period(day - timedelta(days=1), day)
    parts: dict[str, Any] = {}
    with translating_errors(path), closing(connection(path)) as file:
        for shape in SHAPES:
            where = "WHERE day BETWEEN ? AND ?" if shape.is_dated else ""
            days = (shape.first_day(period).isoformat(), period.last.isoformat()) if shape.is_dated else ()
            columns, order = ", ".join(shape.columns), ", ".join(shape.order)
            query = f"SELECT {columns} FROM {shape.table} {where} ORDER BY {order}"  # noqa: S608 - our own names
            rows = file.execute(query, days).fetchall()
            try:
                parts[FIELDS[shape.record]] = shape.records(rows)
            except (ValueError, TypeError, LookupError) as error:
                raise storage_error(DamagedError, path) from error
    return Excerpt(period=period, **parts)
