"""How long the window takes from the key of a rating to the painted scale, and what it reads for that.

Run as `python -m tests.benchmarks.rating_speed`. The window shows a diary of ten years.
"""

import os
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary.domain.change import added
from diary.storage.journal import Journal
from diary.ui import theme
from diary.ui.main_window import MainWindow
from tests.benchmarks.measured import Measured
from tests.builders import EVENING, evening
from tests.ui.disk_touches import disk_touches

_ROUNDS, _DAYS = 40, 3650
_MOST_MS, _SETTLE_MS = 16, 3_000


class Rated(NamedTuple):
    """What one rating took: wall clock and processor time (ms), and what this thread did with files."""

    wall_ms: float
    cpu_ms: float
    touches: list[str]


def rated(app: QApplication, window: MainWindow, key: Qt.Key) -> Rated:
    """Press a number on the first scale, and let the window paint what has become of it."""
    scale = window.today_page.log.ratings["numbness"].scale
    with disk_touches() as touches:
        began, began_cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(scale, key)
        app.processEvents()  # the layout that was asked for, and the painting after it
        wall, cpu = time.perf_counter() - began, time.thread_time() - began_cpu
    return Rated(wall * 1000, cpu * 1000, touches)


def measure() -> list[Measured]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        diary = Path(folder) / "diary.sqlite"
        with Journal(diary) as journal:
            days = (EVENING - timedelta(days=back) for back in range(1, _DAYS))
            journal.apply(added(record for day in days for record in evening(day)))
        window = MainWindow(diary, EVENING)
        window.show()
        settled = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, settled.quit)
        settled.exec()
        rounds = [rated(app, window, Qt.Key.Key_3 if number % 2 else Qt.Key.Key_7) for number in range(_ROUNDS)]
        window.close()
    wall = statistics.median(one.wall_ms for one in rounds)
    cpu = statistics.median(one.cpu_ms for one in rounds)
    most = max(rounds, key=lambda one: len(one.touches)).touches
    counts = [sum(one.startswith(kind) for one in most) for kind in ("sqlite3.connect ", "statement ", "open ")]
    detail = f"{wall:.1f} ms from key to painted ({cpu:.1f} ms of this thread's processor time), median of {_ROUNDS}"
    read = "{} databases opened, {} statements run, {} files opened".format(*counts)
    return [
        Measured("a rating from key to painted against 16 ms", wall / _MOST_MS, 1, detail),
        Measured("what a rating reads against nothing", sum(counts), 0, read),
    ]


if __name__ == "__main__":
    for one in measure():
        print(one)
