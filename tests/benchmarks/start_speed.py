"""How long it takes until the evening can be written down, against a bare PySide6 window.

Run as `python -m tests.benchmarks.start_speed`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from diary import paths
from diary.domain.change import added
from diary.domain.record import diary_day, now
from diary.storage.journal import Journal
from tests.benchmarks.measured import Measured
from tests.benchmarks.storage_speed import made_evening

YEARS, LONG_YEARS, SHORT_YEARS = 10, 50, 1
ROUNDS = 9


def _start(*what: str) -> dict[str, float]:
    """The seconds from the start of the process until the window was ready, and what else it found."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start has its bytecode
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmarks.start_probe", *what]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return {**found, "ready": found["ready"] - begun}


def _made(folder: Path, years: int) -> str:
    """A diary of so many years up to yesterday, 20 values a day; answers its folder."""
    days = round(365.25 * years)
    yesterday = diary_day(now()) - timedelta(days=1)
    place = folder / f"{years}"
    with Journal(paths.diary_file(place)) as journal:
        for first in range(0, days, 1000):
            journal.apply(
                added(
                    one for number in range(first, min(first + 1000, days)) for one in made_evening(yesterday, number)
                )
            )
    return str(place)


def measure() -> list[Measured]:
    """Interleaved rounds of all starts, medians; the longest freeze is the median of the longest ones."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        middle, long, short = (_made(Path(folder), years) for years in (YEARS, LONG_YEARS, SHORT_YEARS))
        _start("diary", short)
        rounds = [
            (_start("bare"), _start("diary", middle), _start("diary", long), _start("diary", short))
            for _round in range(ROUNDS)
        ]
    bare, ours, of_long, of_short = (median(one["ready"] for one in starts) for starts in zip(*rounds, strict=True))
    freeze = 1000 * median(starts[1]["longest_freeze"] for starts in rounds)
    return [
        Measured(
            "start to a Today page that takes keys, 10 years, against a bare window",
            ours / bare,
            1.5,
            f"{1000 * ours:.0f} ms against {1000 * bare:.0f} ms",
        ),
        Measured(
            "the same with 50 years against 1 year",
            of_long / of_short,
            1.1,
            f"{1000 * of_long:.0f} ms against {1000 * of_short:.0f} ms",
        ),
        Measured("longest freeze while the rest loads, of 100 ms", freeze / 100, 1.0, f"{freeze:.0f} ms"),
    ]


if __name__ == "__main__":
    for one in measure():
        print(one)
