"""The time of a rating, from the key press to the painted scale.

Run as `python -m tests.benchmarks.rating_speed`; in a diary of ten years, after all modules are loaded.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diary import paths
from diary.ui.main_window import MainWindow
from tests.benchmarks.display import screen
from tests.benchmarks.made_diaries import copy_of_diary
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.benchmarks.waiting import wait_until
from tests.benchmarks.windows import opened_window

YEARS, ROUNDS = 10, 40
LIMIT_MS = 16
_KEYS = (Qt.Key.Key_4, Qt.Key.Key_6)


def measure(effort: Effort) -> Iterator[Measured]:
    """The median over ratings that each change the previous one, and are saved before the next."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        diary = paths.diary_file(copy_of_diary(YEARS, Path(folder)))
        with opened_window(diary) as window:
            _rating(window, Qt.Key.Key_5)
            times = [_rating(window, _KEYS[number % 2]) for number in range(effort.rounds(ROUNDS))]
    taken = median(times)
    detail = f"{taken:.1f} ms, longest {max(times):.0f} ms"
    yield Measured(f"a rating from the key to the painted scale of {LIMIT_MS} ms", taken / LIMIT_MS, 1, detail)


def _rating(window: MainWindow, key: Qt.Key) -> float:
    """The time in milliseconds."""
    scale = window.today_page.log.ratings["numbness"].scale
    begun = perf_counter()
    QTest.keyClick(scale, key)
    scale.repaint()
    taken = 1000 * (perf_counter() - begun)
    wait_until(lambda: not window.journal.queue.unwritten)
    return taken


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
