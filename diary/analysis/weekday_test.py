"""Tests whether the days of the week differ by more than chance, and estimates the difference of each from their
mean."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.distributions import f_tail_of_six
from diary.analysis.interval import LEVEL, Interval
from diary.analysis.noise_model import NoiseFit, Numbers, drift, fitted
from diary.analysis.weekday import WEEK

LEAST_DAYS, LEAST_RATINGS = 84, 56
_LEAST_OF_A_WEEKDAY = 4
SIGNIFICANCE = 0.05


@dataclass(frozen=True, slots=True)
class WeekdayEffects:
    """The 95 % `intervals` of each weekday's difference from the mean of the seven (points, Monday first).

    `p` is the probability of differences at least as large if all weekdays are alike.
    """

    p: float
    intervals: tuple[Interval, ...]

    def differs(self, weekday: int) -> bool:
        """Whether a weekday (0 Monday) may be named: the joint test is significant, and the weekday's own interval
        excludes 0."""
        return self.p < SIGNIFICANCE and not self.intervals[weekday].shown.includes_zero


def weekday_effects(values: Numbers, weekdays: NDArray[np.int64]) -> WeekdayEffects | None:
    """Test the weekdays of `values` (0 to 10, one element per calendar day, NaN if not rated) against chance.

    `weekdays` has the weekday of each day, 0 to 6. `None` below 84 days from the first to the last rating, below 56
    ratings, if any weekday has fewer than 4, and if nothing varies.

    Beside a mean and a drift the noise model has six columns of weekdays, whose effects sum to 0. F = b' V^-1 b / 6 s^2
    for the effects b and their covariance V s^2 under each model; p is the mean, with the weights of the models, of the
    tails of F with 6 and n - 8 degrees of freedom. Shifting the days cannot test it, as weekdays repeat after 7.
    """
    rated = np.isfinite(values)
    if not _is_enough(rated) or np.ptp(values[rated]) == 0:
        return None
    if np.bincount(weekdays[rated], minlength=WEEK).min() < _LEAST_OF_A_WEEKDAY:
        return None
    where = np.flatnonzero(rated)
    part = slice(int(where[0]), int(where[-1]) + 1)
    marks = np.eye(WEEK)[weekdays[part]]
    base = np.stack([np.ones(len(marks)), drift(len(marks))], axis=1)
    fit = fitted(values[part], np.concatenate([base, marks[:, :-1] - marks[:, -1:]], axis=1))
    return _effects(fit, len(marks))


def never_vary(values: Numbers) -> bool:
    """Whether there are enough days and ratings for the test, but all ratings are equal."""
    rated = np.isfinite(values)
    return _is_enough(rated) and bool(np.ptp(values[rated]) == 0)


def _is_enough(rated: NDArray[np.bool_]) -> bool:
    """Whether there are 56 ratings over 84 days."""
    where = np.flatnonzero(rated)
    return len(where) >= LEAST_RATINGS and bool(where[-1] - where[0] + 1 >= LEAST_DAYS)


def _effects(fit: NoiseFit, days: int) -> WeekdayEffects:
    s2, freedom = fit.spread_squared(slice(0, days), fit.coefficients.shape[1])
    effects, covariance = fit.coefficients[:, 2:], fit.covariance[:, 2:, 2:]
    wald = (effects[:, None, :] @ np.linalg.inv(covariance) @ effects[:, :, None])[:, 0, 0]
    p = float(fit.weights @ f_tail_of_six(wald / 6 / s2, freedom))
    intervals = []
    for contrast in (*np.eye(WEEK - 1), -np.ones(WEEK - 1)):
        middle = float(fit.weights @ (effects @ contrast))
        error = fit.error_of(s2 * np.einsum("i,gij,j->g", contrast, covariance, contrast))
        half = error.half_width(freedom, 1 - LEVEL)
        intervals.append(Interval(middle - half, middle + half))
    return WeekdayEffects(p, tuple(intervals))
