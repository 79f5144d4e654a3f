"""Reads one day with the standard library alone, before the first paint of the window."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from diary.domain.excerpt import Excerpt
from diary.domain.period import with_day_before
from diary.storage.errors import NotADiaryError, storage_error
from diary.storage.file.diary_file import connection, schema_version, translating_errors
from diary.storage.file.selects import read_excerpt
from diary.storage.file_stamp import FileStamp, again_if_replaced, file_stamp
from diary.storage.safety.preparing import prepare


class StampedDay(NamedTuple):
    """An excerpt, and the stamp that the file had before the excerpt was read."""

    excerpt: Excerpt
    stamp: FileStamp | None


def read_stamped_day(path: Path, day: date) -> StampedDay:
    """The excerpt of `day` and the day before; migrates the diary if needed. Raises `StorageError`.

    If the file is replaced during the read, the new file is read.
    """
    return again_if_replaced(path, lambda: _read(path, day))


def _read(path: Path, day: date) -> StampedDay:
    prepare(path)
    stamp = file_stamp(path)
    with translating_errors(path), closing(connection(path)) as file:
        file.execute("BEGIN")
        schema_version(file, path)  # of the open file: it may have been replaced since `prepare`
        if file.execute("SELECT 1 FROM sqlite_schema WHERE name = 'rating'").fetchone() is None:
            raise storage_error(NotADiaryError, path)
        excerpt = read_excerpt(lambda query, values: file.execute(query, values).fetchall(), with_day_before(day))
    return StampedDay(excerpt, stamp)


def read_day(path: Path, day: date) -> Excerpt:
    """The excerpt of `day` and the day before, as stored on disk. Raises `StorageError`."""
    return read_stamped_day(path, day).excerpt
