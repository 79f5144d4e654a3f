"""The time of the command `log` for one rating, relative to a program that only writes the same row.

Run as `python -m tests.benchmarks.log_speed`; both are child processes, in a diary of ten years.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from diary import paths
from diary.domain.symptom import Rating
from diary.storage.file.diary_file import connection
from diary.storage.file.shapes import SHAPE_OF
from tests.benchmarks.made_diaries import copy_of_diary, last_day
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table

YEARS, ROUNDS, LIMIT = 10, 15, 16.0
_RAW = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA synchronous = " + sys.argv[2])
file.execute("BEGIN")
file.execute(sys.argv[3])
file.execute("COMMIT")
file.close()
"""


def measure(effort: Effort) -> Iterator[Measured]:
    """Medians of interleaved rounds of both."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        place = copy_of_diary(YEARS, Path(folder))
        other = paths.diary_file(copy_of_diary(YEARS, Path(folder) / "raw"))
        _log(place, 5)
        times = [(_log(place, 6 + number % 2), _written_raw(other)) for number in range(effort.rounds(ROUNDS))]
    ours, raw = (1000 * median(one) for one in zip(*times, strict=True))
    name = "one-shot `log` of one rating against a raw sqlite3 write in Python"
    yield Measured(name, ours / raw, LIMIT, f"{ours:.0f} ms against {raw:.0f} ms")


def _log(place: Path, value: int) -> float:
    """The time to change a rating, as an unchanged one would not be written."""
    command = ("-m", "diary", "--data-dir", str(place), "log", "--day", f"{last_day()}", "--numbness", f"{value}")
    return _seconds(command)


def _written_raw(file: Path) -> float:
    """The time to write a new rating with the durability of the diary's own connections."""
    rating = Rating(day=last_day(), symptom="numbness", value=4)
    shape = SHAPE_OF[Rating]
    marks = ", ".join("quote(?)" for _column in shape.columns)
    row = shape.row(rating)
    with closing(connection(file)) as opened:
        [durability] = opened.execute("PRAGMA synchronous").fetchone()
        values = opened.execute(f"SELECT {marks}", [row[name] for name in shape.columns]).fetchone()
    insert = f"INSERT INTO {shape.table} ({', '.join(shape.columns)}) VALUES ({', '.join(values)})"  # noqa: S608 - quoted by SQLite
    return _seconds(("-c", _RAW, str(file), str(durability), insert))


def _seconds(arguments: Sequence[str]) -> float:
    """The time from the start to the end of a Python process; raises CalledProcessError if it fails."""
    begun = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return perf_counter() - begun


if __name__ == "__main__":
    print_table({__name__: measure}, Effort())
