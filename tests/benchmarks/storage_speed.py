"""The time to save an evening and to load ten years, relative to raw sqlite3.

Run as `python -m tests.benchmarks.storage_speed`.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from diary.domain.change import added
from diary.domain.period import Period
from diary.domain.record import Entry
from diary.storage import records
from diary.storage.file.diary_file import connection
from diary.storage.file.shapes import SHAPE_OF, SHAPES
from diary.storage.journal import Journal
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.builders import EVENING, evening, started

YEARS = 10
ROUNDS, EVENINGS = 7, 60
_DID = tuple(f"exercise-{number}" for number in range(11))
_TREATMENTS = tuple(f"treatment-{number}" for number in range(5))


def made_evening(last: date, days_ago: int) -> list[Entry]:
    """Twenty records of the evening `days_ago` days before `last`: 3 ratings, 11 exercises, 5 treatments and a note."""
    day = last - timedelta(days=days_ago)
    return evening(day, did=_DID, treatments=_TREATMENTS, note="A sentence.")


def _seconds(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


def _raw_read(path: Path) -> int:
    with closing(connection(path)) as file:
        return sum(
            len(file.execute(f"SELECT {', '.join(shape.columns)} FROM {shape.table}").fetchall())  # noqa: S608 - our own names
            for shape in SHAPES
        )


def _raw_save(file: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    file.execute("BEGIN")
    for entry in entries:
        shape = SHAPE_OF[type(entry)]
        names, marks = ", ".join(shape.columns), ", ".join(f":{name}" for name in shape.columns)
        file.execute(f"INSERT INTO {shape.table} ({names}) VALUES ({marks})", shape.row(entry))  # noqa: S608 - our own names
    file.execute("COMMIT")


def loading(folder: Path, effort: Effort) -> Measured:
    """The excerpt of ten years, relative to fetching the same rows."""
    days = round(YEARS * 365.25)
    period = Period(EVENING - timedelta(days=days), EVENING)
    with Journal(started(folder / "long.sqlite")) as journal:
        journal.apply(added([record for number in range(days) for record in made_evening(EVENING, number)]))
        ours, raw = [], []
        for _round in range(effort.rounds(ROUNDS)):
            raw.append(_seconds(lambda: _raw_read(journal.path)))
            ours.append(_seconds(lambda: journal.read(records.excerpt, period)))
    detail = f"{median(ours) * 1000:.0f} ms against {median(raw) * 1000:.0f} ms"
    return Measured("loading 10 years against raw sqlite3", median(ours) / median(raw), 3, detail)


def saving(folder: Path, effort: Effort) -> Measured:
    """Saving an evening, relative to a raw commit of the same rows with the same durability."""
    ours, raw = [], []
    with (
        Journal(started(folder / "ours.sqlite")) as journal,
        Journal(started(folder / "raw.sqlite")) as other,
        closing(connection(other.path)) as file,
    ):
        for number in range(effort.rounds(EVENINGS)):
            entries = made_evening(EVENING, number)
            raw.append(_seconds(partial(_raw_save, file, entries)))
            changes = added(entries)
            ours.append(_seconds(partial(journal.save, changes)))
    detail = f"{median(ours) * 1000:.2f} ms against {median(raw) * 1000:.2f} ms"
    return Measured("saving an evening against a raw commit", median(ours) / median(raw), 6, detail)


def measure(effort: Effort) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        yield saving(Path(folder), effort)
        yield loading(Path(folder), effort)


if __name__ == "__main__":
    print_table({__name__: measure}, Effort())
