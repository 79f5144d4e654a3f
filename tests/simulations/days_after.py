"""Simulates the comparison after exercise for a given number of pairs of days, to determine the minimum number."""

from dataclasses import dataclass

import numpy as np

from diary.analysis.after_exercise import LEAST_IN_GROUP
from diary.analysis.shift_test import shift_test
from tests.simulations.measures import Plan
from tests.simulations.truths import Truth, diaries

EFFECT = -1.0
_MISSING = 0.25


@dataclass(frozen=True, slots=True)
class AfterPairs:
    """The per cent of diaries with an interval, the per cent of these intervals that contain the effect, and their
    median width."""

    known: float
    covered: float
    width: float


def after_pairs(truth: Truth, pairs: int, plan: Plan) -> AfterPairs:
    """The intervals in diaries with `pairs` pairs; a quarter of the days is missing, half have exercise.

    The pairs are on random days, 8 or more of each kind, and a rating is `EFFECT` lower after exercise.
    """
    length = round(pairs / (1 - _MISSING))
    rng = np.random.default_rng([plan.seed, pairs])
    tried, held, widths = 0, 0, []
    for values in diaries(truth, length, plan.number, plan.seed):
        marked = (rng.random(length) < 0.5).astype(np.float64)
        marked[np.sort(rng.permutation(length)[pairs:])] = np.nan
        exercised = int(np.nansum(marked))
        if min(exercised, pairs - exercised) >= LEAST_IN_GROUP:
            tried += 1
            test = shift_test(marked, values + EFFECT * np.nan_to_num(marked))
            if test is not None and test.interval is not None:
                held += test.interval.low <= EFFECT <= test.interval.high
                widths.append(test.interval.high - test.interval.low)
    found = max(len(widths), 1)
    return AfterPairs(100 * len(widths) / max(tried, 1), 100 * held / found, float(np.median(widths or [np.nan])))
