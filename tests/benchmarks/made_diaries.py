"""Synthetic diaries of many years, created once for all measurements of a run."""

import shutil
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from diary import paths
from diary.domain.change import added
from diary.domain.record import diary_day, now
from diary.storage.journal import Journal
from tests.benchmarks.storage_speed import made_evening
from tests.builders import started

_AT_ONCE = 1000


def last_day() -> date:
    """The last day of the synthetic diaries: yesterday."""
    return diary_day(now()) - timedelta(days=1)


def copy_of_diary(years: int, folder: Path) -> Path:
    """A data folder of its own with a diary of `years` years up to yesterday, twenty entries a day."""
    return Path(shutil.copytree(Path(_shelf().name, str(_made(years))), folder / f"{years}"))


@cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    """The folder of the diaries, removed at exit."""
    return tempfile.TemporaryDirectory(prefix="neuropathy-diary-")


@cache
def _made(years: int) -> int:
    days = round(365.25 * years)
    with Journal(started(paths.diary_file(Path(_shelf().name, str(years))))) as journal:
        for first in range(0, days, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, days))
            journal.apply(added(one for number in numbers for one in made_evening(last_day(), number)))
    return years
