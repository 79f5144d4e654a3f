"""The variability of a diary: the smallest change it can detect, and the usual range of its weekly means."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from diary.analysis.interval import LEVEL
from diary.analysis.noise_model import MEMORY, Numbers, covariance_of_sums, drift, fitted, known_steps
from diary.analysis.smoothing import FOUR_WEEKS, WEEK, trailing_mean
from diary.domain.period import Period

LEAST_RATINGS = 56
LEAST_DAYS_FOR_RANGE = 182
_EIGHT_OF_TEN = 0.8416212335729143
"""The standard normal quantile of 80 %."""
_LEAST_FREEDOM = 5
_STEPS_A_POINT = 2
_NOTHING_VARIES = 1e-9


@dataclass(frozen=True, slots=True)
class UsualRange:
    """The range of 8 of 10 weekly means, from `low` to `high`, and their median `middle` (0 to 10)."""

    low: float
    middle: float
    high: float


def detectable_change(values: Numbers, length: int = FOUR_WEEKS, breaks: Sequence[int] = ()) -> float | None:
    """The minimal detectable change: shown by two adjoining periods of `length` days in 8 of 10 cases, in points.

    `None` below 56 ratings, and if they are constant. `values` is the diary, 0 to 10, one element per calendar day, NaN
    if not rated; its last 365 days are used. `breaks` are the indices of days after which the level may have shifted,
    such as a change of medicine. A change counts as shown if its 95 % interval excludes 0. With h the half-width of
    that interval and e the standard error of a change between periods like those of the past year, the result is h +
    0.84 e (a power of 80 %); the expected missing days add 2 / length / (1 / share rated - 1) s^2 to the variance.
    """
    year = _from_first_rating(values)[-MEMORY:]
    recorded = int(np.count_nonzero(np.isfinite(year)))
    if recorded < LEAST_RATINGS:
        return None
    share = recorded / len(year)
    steps = known_steps(np.isfinite(year), [day - len(values) + len(year) for day in breaks], len(year))
    columns = [np.ones(len(year)), drift(len(year)), *((np.arange(len(year)) > day) * 1.0 for day in steps)]
    fit = fitted(year, np.stack(columns, axis=1))
    s2, _freedom = fit.spread_squared(slice(0, len(year)), len(columns))
    if float(fit.weights @ s2) < _NOTHING_VARIES:
        return None
    weights = np.repeat([-1 / length, 1 / length], length)
    error = fit.error_of(s2 * (covariance_of_sums(weights, weights) + 2 / length * (1 / share - 1)))
    freedom = max(int(2 * length * share) - 2, _LEAST_FREEDOM)
    return error.half_width(freedom, 1 - LEVEL) + _EIGHT_OF_TEN * error.standard


def in_half_points(change: float) -> float:
    """A detectable change rounded up to half a point, as it is displayed."""
    return math.ceil(change * _STEPS_A_POINT) / _STEPS_A_POINT


def days_for_range(last: date) -> Period:
    """The days that `usual_range` uses if the diary ends with `last`."""
    return Period(date.fromordinal(max(last.toordinal() - FOUR_WEEKS - MEMORY + 1, 1)), last)


def usual_range(values: Numbers) -> UsualRange | None:
    """The 10th, 50th and 90th percentile of the 7-day means of the past year, without its last four weeks.

    `values` as for `detectable_change`. Every 7-day mean of four ratings or more counts; `None` if the diary without
    its last 28 days has fewer than 182 days, or fewer than 91 such means. A coming week lies inside in 72 to 80 of 100
    (`README.md`).
    """
    past = _from_first_rating(values)[:-FOUR_WEEKS][-MEMORY:]
    means = trailing_mean(past)[WEEK - 1 :]
    means = means[np.isfinite(means)]
    if len(past) < LEAST_DAYS_FOR_RANGE or 2 * len(means) < LEAST_DAYS_FOR_RANGE:
        return None
    return UsualRange(*np.quantile(means, [0.1, 0.5, 0.9]).tolist())


def _from_first_rating(values: Numbers) -> Numbers:
    return values[int(np.argmax(np.isfinite(values))) :] if np.isfinite(values).any() else values[:0]
