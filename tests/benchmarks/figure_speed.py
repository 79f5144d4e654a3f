"""The CPU time of one symptom's figures: a comparison, a trend, weekdays.

Run as `python -m tests.benchmarks.figure_speed`.
"""

from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

import numpy as np

from diary.analysis.difference import difference
from diary.analysis.trend import trend
from diary.analysis.weekday_test import weekday_effects
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.simulations.truths import Truth, diaries

ROUNDS = 21
YEAR, TEN_YEARS = 365, 3650


def measure(effort: Effort) -> Iterator[Measured]:
    """Median CPU milliseconds of each, in a synthetic diary of one year and of ten, with their limits."""
    year, long = (diaries(Truth(0.9, 0.5), days, 1, 17)[0] for days in (YEAR, TEN_YEARS))
    half = TEN_YEARS // 2
    acts: dict[str, tuple[float, Callable[[], object]]] = {
        "comparison of four weeks with a year of diary": (
            5.0,
            lambda: difference(year, slice(YEAR - 56, YEAR - 28), slice(YEAR - 28, YEAR)),
        ),
        "comparison of five years with the five before": (
            30.0,
            lambda: difference(long, slice(0, half), slice(half, TEN_YEARS)),
        ),
        "trend of ten years": (50.0, lambda: trend(long, slice(0, TEN_YEARS))),
        "weekdays of a year": (15.0, lambda: weekday_effects(year, np.arange(YEAR) % 7)),
    }
    for name, (limit, act) in acts.items():
        act()
        rounds = effort.rounds(ROUNDS)
        taken = median(_milliseconds(act) for _round in range(rounds))
        yield Measured(f"{name}, in ms of processor", taken, limit, f"median of {rounds}")


def _milliseconds(act: Callable[[], object]) -> float:
    start = process_time()
    act()
    return 1000 * (process_time() - start)


if __name__ == "__main__":
    print_table({__name__: measure}, Effort())
