"""The noise model behind every interval: a slow autoregressive course plus daily noise, averaged over a grid of models.

A rating is y(t) = x(t) b + s (sqrt(a) u(t) + sqrt(1 - a) e(t)): x(t) are known columns, u is a first-order
autoregressive process whose values k days apart have the correlation phi^k, e is independent from day to day, and s is
the standard deviation. (phi, a) is not estimated but averaged over the 21 pairs of `GRID`, each weighted by its prior
and its restricted likelihood: 45 ratings cannot distinguish a slow course with daily noise from daily noise alone. How
the grid and the prior were chosen, and the coverage of the intervals, is in `README.md`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from diary.analysis.distributions import student_tail

Numbers = NDArray[np.float64]

MEMORY = 365
"""The number of days before a figure's last day that the noise model is fitted to."""
STEP_RATINGS, MOST_STEPS = 28, 3
_PHIS, _PRIOR_OF_PHI = (0.3, 0.6, 0.8, 0.9, 0.95), (1.0, 3.0, 2.0, 2.0, 2.0)
_SLOW_SHARES, _PRIOR_OF_SHARE = (0.25, 0.5, 0.75, 1.0), (0.5, 1.0, 6.0, 1.0)
_PRIOR_OF_CHANCE_ALONE = 0.25
_REACH = 400
"""The largest lag in days of the autocovariance; beyond it the correlation is below 0.95^400 = 1e-9."""
_STRETCH, _RUN_UP = 1000, 600
"""Days of the stretches in which a long diary is filtered, and before each of them: 0.95^600 is 4e-14."""
_HALVINGS = 24
_LEAST_WEIGHT = 1e-6
_LEAST = 1e-12


class NoiseModels(NamedTuple):
    """The 21 noise models, one element each.

    `phi` is the correlation from day to day, `slow` the share of the slow course in the variance (0 for the first
    model, which is daily noise alone), `chance` the share of daily noise, 1 - `slow`, and `log_prior` the logarithm of
    the prior probability.
    """

    phi: Numbers
    slow: Numbers
    chance: Numbers
    log_prior: Numbers


def _grid() -> NoiseModels:
    prior = np.outer(_PRIOR_OF_PHI, _PRIOR_OF_SHARE).ravel()
    prior = np.append(_PRIOR_OF_CHANCE_ALONE, (1 - _PRIOR_OF_CHANCE_ALONE) * prior / prior.sum())
    phi = np.append(0.0, np.repeat(_PHIS, len(_SLOW_SHARES)))
    slow = np.append(0.0, np.tile(_SLOW_SHARES, len(_PHIS)))
    return NoiseModels(phi, slow, 1 - slow, np.log(prior))


GRID = _grid()


@dataclass(frozen=True, slots=True, eq=False)
class NoiseFit:
    """The noise models fitted to a series of ratings; every array has one row for each of the 21 models of `GRID`.

    `weights` (21) are the posterior probabilities of the models and sum to 1. `coefficients` (21, columns) and their
    `covariance` (21, columns, columns) for standard deviation 1 are those of the columns. `surprises` (21, rated days)
    are the squared standardized innovations: the squared error of predicting each rated day from the days before it,
    divided by its variance for standard deviation 1. `days` are the indices of the rated days.
    """

    weights: Numbers
    coefficients: Numbers
    covariance: Numbers
    surprises: Numbers
    days: NDArray[np.int64]

    def spread_squared(self, stretch: slice, taken: int) -> tuple[Numbers, int]:
        """The estimate of s^2 under each model (21) from the rated days in `stretch`, and its degrees of freedom.

        These are the number of rated days minus the number of coefficients estimated from them (`taken`): 1 for a mean,
        2 for a line.
        """
        inside = (self.days >= stretch.start) & (self.days < stretch.stop)
        freedom = max(int(np.count_nonzero(inside)) - taken, 1)
        return self.surprises[:, inside].sum(axis=1) / freedom, freedom

    def error_of(self, variance: Numbers) -> "Error":
        """The error of a figure whose variance under each model is `variance` (21)."""
        return Error(self.weights, np.sqrt(np.maximum(variance, _LEAST)))


@dataclass(frozen=True, slots=True, eq=False)
class Error:
    """The error distribution of a figure: a mixture with `weights` of Student's distributions scaled by `scales` (21
    each)."""

    weights: Numbers
    scales: Numbers

    @property
    def standard(self) -> float:
        """The standard error: the square root of the mean variance."""
        return float(np.sqrt(self.weights @ self.scales**2))

    def tail(self, size: float, freedom: int) -> float:
        """P(|error| > size)."""
        return float(self.weights @ student_tail(size / self.scales, freedom))

    def half_width(self, freedom: int, level: float) -> float:
        """The half-width h of an interval with P(|error| > h) = `level`, by bisection.

        Models with a weight below 1e-6 are left out. The bracket is halved 24 times, to 1e-7 of its width.
        """
        kept = self.weights > _LEAST_WEIGHT
        part = Error(self.weights[kept] / self.weights[kept].sum(), self.scales[kept])
        low, high = 0.0, float(part.scales.max())
        while part.tail(high, freedom) > level:
            high *= 2
        for _halving in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if part.tail(middle, freedom) > level else (low, middle)
        return high


def fitted(values: Numbers, columns: Numbers) -> NoiseFit:
    """Fit all 21 noise models to `values` (one element per calendar day, NaN if not rated) beside `columns`.

    `columns` has the shape (days, p) and must have full rank on the rated days. The coefficients and the spread are
    integrated out with flat priors (restricted likelihood; Harville 1974, Biometrika 61:383-385): with v the one-day
    prediction errors divided by the roots of their variances f, C the sums of products of ratings and columns, n rated
    days and RSS the residual sum of squares, log weight = log prior - 1/2 sum log f - 1/2 log det Cxx - (n - p) / 2 log
    RSS. Missing days are left missing: the prediction error decomposition is exact with gaps (Harvey 1989, Forecasting,
    Structural Time Series Models and the Kalman Filter, section 3.4).
    """
    rated = np.isfinite(values)
    series = np.concatenate([np.where(rated, values, 0.0)[:, None], columns], axis=1)
    scaled, variances = _predicted(series, rated)
    products = np.matmul(np.swapaxes(scaled, 1, 2), scaled)
    covariance = np.linalg.inv(products[:, 1:, 1:])
    coefficients = np.matmul(covariance, products[:, 1:, :1])[:, :, 0]
    residual = np.maximum(products[:, 0, 0] - (products[:, 0, 1:] * coefficients).sum(axis=1), _LEAST)
    free = int(np.count_nonzero(rated)) - columns.shape[1]
    log_weights = GRID.log_prior - 0.5 * np.log(variances).sum(axis=0)
    log_weights += 0.5 * np.linalg.slogdet(covariance)[1] - 0.5 * free * np.log(residual)
    weights = np.exp(log_weights - log_weights.max())
    contrasts = np.concatenate([np.ones((len(weights), 1)), -coefficients], axis=1)
    left = np.matmul(scaled, contrasts[:, :, None])[:, :, 0]
    return NoiseFit(weights / weights.sum(), coefficients, covariance, left**2, np.flatnonzero(rated))


def _predicted(series: Numbers, rated: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """The one-day prediction errors of `series` (days, 1 + p) as if they had mean 0, and their variances for s = 1.

    The errors have the shape (21, rated days, 1 + p) and are divided by the square roots of the variances (rated days,
    21). This is a Kalman filter whose state is the slow course alone: one number for each series and model. Variance
    and gain do not depend on the values, so ratings and columns are filtered together.

    The filter forgets its initial state, by 0.95 a day at the slowest. A long diary is therefore filtered in stretches
    side by side, each of which begins `_RUN_UP` days earlier: a loop over at most `_RUN_UP + _STRETCH` days.
    """
    steps = min(len(rated), _RUN_UP + _STRETCH)
    days = np.arange(steps)[:, None] + np.arange(0, max(len(rated) - _RUN_UP, 1), _STRETCH)
    days = np.minimum(days, len(rated))  # a day after the last, which is not rated
    known = np.append(rated, [False])[days]
    variances = _variances(known)
    errors = _errors(np.append(series, np.zeros((1, series.shape[1])), axis=0)[days], known, variances)
    known[:_RUN_UP, 1:] = False
    ends = known.sum(axis=0).cumsum()
    scaled, scales = np.empty((len(GRID.phi), ends[-1], series.shape[1])), np.empty((ends[-1], len(GRID.phi)))
    for stretch, end in enumerate(ends):
        shown = np.flatnonzero(known[:, stretch])
        part = slice(end - len(shown), end)
        scales[part] = variances[shown, stretch]
        wide = np.sqrt(scales[part]).T[:, :, None]
        np.divide(np.moveaxis(errors[shown, :, stretch], 2, 0), wide, out=scaled[:, part])
    return scaled, scales


def _variances(rated: NDArray[np.bool_]) -> Numbers:
    """The variances (days, stretches, 21) of each day's prediction for spread 1 in stretches side by side.

    A variance v becomes settled + kept - kept chance / v after a rated day and phi^2 v + settled - kept after another.
    """
    square, kept = GRID.phi**2, GRID.phi**2 * GRID.chance
    settled = GRID.slow * (1 - square) + GRID.chance
    most, least, lost = settled + kept, settled - kept, -kept * GRID.chance
    variances = np.empty((len(rated) + 1, rated.shape[1], len(square)))
    variances[0] = GRID.slow + GRID.chance
    blank = ~rated[:, :, None]
    has_blank = np.logical_or.reduce(blank, axis=(1, 2)).tolist()
    for variance, following, where, is_needed in zip(variances, variances[1:], blank, has_blank, strict=False):
        np.divide(lost, variance, out=following)
        np.add(following, most, out=following)
        if is_needed:
            np.copyto(following, square * variance + least, where=where)
    return variances[:-1]


def _errors(series: Numbers, rated: NDArray[np.bool_], variances: Numbers) -> Numbers:
    """The errors (days, 1 + p, stretches, 21) of predicting the `series` (days, stretches, 1 + p) from the days before.

    A state becomes phi (state + gain error); the gain is 0 where nothing was rated.
    """
    gains = np.where(rated[:, :, None], GRID.phi * (1 - GRID.chance / variances), 0.0)
    values = np.swapaxes(series, 1, 2)[:, :, :, None]
    errors = np.empty((*values.shape[:3], len(GRID.phi)))
    state, learnt = np.zeros((2, *errors.shape[1:]))
    phi = np.tile(GRID.phi, (*state.shape[:2], 1))  # quicker than to repeat it for each day
    for error, value, gain in zip(errors, values, gains, strict=True):
        np.subtract(value, state, out=error)
        np.multiply(phi, state, out=state)
        np.multiply(gain, error, out=learnt)
        np.add(state, learnt, out=state)
    return errors


def covariance_of_sums(first: Numbers, second: Numbers) -> Numbers:
    """The covariance (21) of sum of first(t) y(t) and sum of second(t) y(t) under each model, for spread 1.

    Both have one element for each of the same calendar days. With A(k) = sum of first(t) second(t + k), by the fast
    Fourier transform, it is A(0) + a times the sum over k = 1 .. 399 of (A(k) + A(-k)) phi^k.
    """
    length = len(first)
    size = 1 << (2 * length - 1).bit_length()
    products = np.fft.irfft(np.conj(np.fft.rfft(first, size)) * np.fft.rfft(second, size), size)
    lags = np.arange(1, min(length, _REACH))
    both_ways = products[lags] + products[-lags]
    slow = np.array([both_ways @ phi**lags for phi in _PHIS])
    total: Numbers = products[0] + GRID.slow * np.append(0.0, np.repeat(slow, len(_SLOW_SHARES)))
    return total


def known_steps(rated: NDArray[np.bool_], breaks: Collection[int], end: int) -> list[int]:
    """The latest of the days `breaks` before `end` after which the level may have shifted, at most three.

    `rated` has one element per day. Each step has 28 rated days on either side; those after `end`, and those on the
    other side of another step, do not count. The columns of the steps (1 after that day) are fixed effects of the
    model: a known break would otherwise be attributed to the noise, and widen every interval up to twofold.
    """
    steps: list[int] = []
    for day in sorted(set(breaks), reverse=True):
        sides = (rated[: day + 1].sum(), rated[day + 1 : end].sum())
        if 0 <= day < end and min(sides) >= STEP_RATINGS and len(steps) < MOST_STEPS:
            steps.append(day)
            end = day + 1
    return steps


def drift(length: int) -> Numbers:
    """The column of a linear drift over `length` days, from -1/2 to 1/2."""
    return np.arange(length) / length - 0.5
