"""The longest freeze while Trends changes its period or its view, and the time of a cursor step.

Run as `python -m tests.benchmarks.trends_freeze`; in diaries of ten and of fifty years.
"""

import gc
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from diary import paths
from diary.ui.background import Background
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.inputs.segmented import SegmentedControl
from tests.benchmarks.display import screen
from tests.benchmarks.made_diaries import copy_of_diary
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.benchmarks.waiting import FreezeMeter, wait_until
from tests.benchmarks.windows import opened_window

YEARS, LONG_YEARS = 10, 50
ROUNDS, STEPS = 2, 60
_LONGEST_MS, _STEP_MS = 100, 4


def _is_idle(page: TrendsPage) -> bool:
    """Whether the page has no background work in progress or scheduled."""
    is_busy = any(one.is_busy for one in page.findChildren(Background))
    return not is_busy and not any(one.isActive() for one in page.findChildren(QTimer) if one.isSingleShot())


def _choose(control: SegmentedControl, key: str) -> None:
    control.show_choice(key)
    control.choice_made.emit(key)


def _freezes(page: TrendsPage, effort: Effort) -> dict[str, float]:
    """The longest freeze of each action in milliseconds, as the minimum over the rounds, since other processes lengthen
    it."""

    meter, count = FreezeMeter(), effort.rounds(ROUNDS)
    acts: dict[str, Callable[[], object]] = {
        "whole diary": lambda: _choose(page.period, "all"),
        "4 weeks": lambda: _choose(page.period, "4-weeks"),
        "1 year": lambda: _choose(page.period, "year"),
        "patterns of 1 year": lambda: _choose(page.view, "patterns"),
        "patterns of the whole diary": lambda: _choose(page.period, "all"),
        "timeline of the whole diary": lambda: _choose(page.view, "timeline"),
    }
    rounds = [
        {name: meter.longest(act, lambda: _is_idle(page)) for name, act in acts.items()} for _round in range(count)
    ]
    return {name: min(one[name] for one in rounds) for name in acts}


def _steps(page: TrendsPage) -> float:
    """The time of a cursor step, from the key press to the painted window, in milliseconds."""
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


def _measured(years: int, effort: Effort) -> Iterator[Measured]:
    """The longest freeze and the cursor step in a diary of that many years."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        diary = paths.diary_file(copy_of_diary(years, Path(folder)))
        gc.collect()
        gc.freeze()
        with opened_window(diary) as window:
            window.show_page("trends")
            page = cast("TrendsPage", window.page("trends"))
            wait_until(lambda: _is_idle(page) and page.timeline.picture is not None)
            freezes, step = _freezes(page, effort), _steps(page)
    name, worst = max(freezes.items(), key=lambda one: one[1])
    detail = "ms: " + ", ".join(f"{what} {time:.0f}" for what, time in freezes.items()) + f"; worst at {name}"
    yield Measured(f"longest freeze of Trends in {years} years of 100 ms", worst / _LONGEST_MS, 1, detail)
    yield Measured(f"a step of the cursor in {years} years of 4 ms", step / _STEP_MS, 1, f"{step:.1f} ms")


def measure(effort: Effort) -> Iterator[Measured]:
    """In a diary of ten years."""
    return _measured(YEARS, effort)


def measure_fifty(effort: Effort) -> Iterator[Measured]:
    """In a diary of fifty years."""
    return _measured(LONG_YEARS, effort)


if __name__ == "__main__":
    with screen():
        print_table({"10 years": measure, "50 years": measure_fifty}, Effort())
