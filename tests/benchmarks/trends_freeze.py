"""How long the window does not answer while Trends changes its period or its view, and what a step of the cursor takes.

Run as `python -m tests.benchmarks.trends_freeze`; in diaries of ten and of fifty years.
"""

import gc
import os
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary.domain.change import added
from diary.storage.journal import Journal
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.inputs.segmented import SegmentedControl
from tests.benchmarks.measured import Measured
from tests.benchmarks.storage_speed import made_evening
from tests.builders import EVENING

YEARS, LONG_YEARS = 10, 50
ROUNDS, STEPS = 3, 60
_BEAT_MS = 2
_LONGEST_MS, _STEP_MS = 100, 4
_PATIENCE_S = 60


class Beat:
    """A timer of the window's thread; between two of its beats the window did not answer."""

    def __init__(self) -> None:
        self._beats: list[float] = []
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: self._beats.append(perf_counter()))
        self._timer.start(_BEAT_MS)

    def longest(self, act: Callable[[], object], is_done: Callable[[], bool]) -> float:
        """The longest time in milliseconds without a beat, from `act` until `is_done`."""
        self._beats = [perf_counter()]
        act()
        end = perf_counter() + _PATIENCE_S
        while not is_done() and perf_counter() < end:
            QApplication.processEvents()
        if not is_done():
            raise TimeoutError
        self._beats.append(perf_counter())
        return 1000 * max(later - earlier for earlier, later in pairwise(self._beats))


def _is_idle(page: TrendsPage) -> bool:
    """Whether nothing of the page is being read, worked out or drawn, or is about to be."""
    is_busy = any(one.is_busy for one in page.findChildren(Background))
    return not is_busy and not any(one.isActive() for one in page.findChildren(QTimer) if one.isSingleShot())


def _choose(control: SegmentedControl, key: str) -> None:
    control.show_choice(key)
    control.choice_made.emit(key)


def _freezes(beat: Beat, page: TrendsPage) -> dict[str, float]:
    """The longest freeze of each act in ms, the least of the rounds: other programs lengthen it by chance."""

    def idle() -> bool:
        return _is_idle(page)

    acts: dict[str, Callable[[], object]] = {
        "whole diary": lambda: _choose(page.period, "all"),
        "4 weeks": lambda: _choose(page.period, "4-weeks"),
        "1 year": lambda: _choose(page.period, "year"),
        "patterns of 1 year": lambda: _choose(page.view, "patterns"),
        "patterns of the whole diary": lambda: _choose(page.period, "all"),
        "timeline of the whole diary": lambda: _choose(page.view, "timeline"),
    }
    rounds = [{name: beat.longest(act, idle) for name, act in acts.items()} for _round in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in acts}


def _steps(page: TrendsPage) -> float:
    """What a step of the cursor takes, from the key to the painted window, in milliseconds."""
    view, taken = page.timeline, []
    view.setFocus()
    if view.visibleRegion().isEmpty():
        raise RuntimeError("the timeline is not in sight")
    for _step in range(STEPS):
        start = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Left)
        view.repaint()
        page.read_out.repaint()
        taken.append(1000 * (perf_counter() - start))
    return median(taken)


def _measured(years: int) -> list[Measured]:
    """The longest freeze and the step of the cursor in a diary of so many years."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.sqlite"
        with Journal(path) as journal:
            for first in range(0, round(years * 365.25), 1000):
                last = min(first + 1000, round(years * 365.25))
                journal.apply(
                    added(record for number in range(first, last) for record in made_evening(EVENING, number))
                )
        gc.collect()
        gc.freeze()
        window = MainWindow(path, EVENING)
        window._clock.stop()  # it would turn to the present day
        window.show()
        window.activateWindow()
        beat = Beat()
        beat.longest(lambda: None, lambda: window._warm_up._begun and not window._warm_up.is_busy)
        page = cast("TrendsPage", window.page("trends"))
        beat.longest(lambda: window.show_page("trends"), lambda: _is_idle(page) and page.timeline.picture is not None)
        freezes, step = _freezes(beat, page), _steps(page)
        window.close()
    name, worst = max(freezes.items(), key=lambda one: one[1])
    detail = ", ".join(f"{what} {time:.0f}" for what, time in freezes.items())
    return [
        Measured(
            f"longest freeze of Trends in {years} years against 100 ms",
            worst / _LONGEST_MS,
            1,
            f"ms: {detail}; worst at {name}",
        ),
        Measured(f"a step of the cursor in {years} years against 4 ms", step / _STEP_MS, 1, f"{step:.1f} ms"),
    ]


def measure() -> list[Measured]:
    """The longest freeze and the step of the cursor, each against its limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    theme.apply(app, "light", 1.0)
    return [*_measured(YEARS), *_measured(LONG_YEARS)]


if __name__ == "__main__":
    for found in measure():
        print(f"{found.name}: {found.ratio:.2f} (at most {found.limit:g}; {found.detail})")
